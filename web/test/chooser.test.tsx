// Choosing by typing: a quick Enter takes what was typed, never what was listed before; an exact name comes first.
import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { queries } from "../src/api/hooks";
import { Chooser } from "../src/parts/Chooser";
import { start } from "../src/words";

const all = [
  { id: 1, name: "Linjiang University Hospital" },
  { id: 2, name: "Linjiang University" },
  { id: 3, name: "Northmere Institute" },
];

beforeAll(() => start("en"));
afterEach(() => {
  vi.unstubAllGlobals();
  queries.clear();
});

function chooser() {
  vi.stubGlobal("fetch", (address: string) => {
    const wanted = new URL(address, "http://localhost").searchParams.get("text") ?? "";
    const items = all.filter((one) => one.name.toLowerCase().includes(wanted.toLowerCase()));
    return Promise.resolve(Response.json({ items, total: items.length, next: "" }));
  });
  const onChoose = vi.fn();
  render(
    <QueryClientProvider client={queries}>
      <Chooser path="/api/organisations" value={null} onChoose={onChoose} given={{ id: "one" }} />
    </QueryClientProvider>,
  );
  return onChoose;
}
const box = () => screen.getByRole("combobox");

it("waits for the answer to what was typed when Enter comes first", async () => {
  const onChoose = chooser();
  fireEvent.click(box());
  await screen.findByText("Linjiang University Hospital"); // the list of nothing typed
  fireEvent.change(box(), { target: { value: "north" } });
  fireEvent.keyDown(box(), { key: "Enter" });
  await waitFor(() => expect(onChoose).toHaveBeenCalledWith(3, "Northmere Institute"));
  expect(onChoose).toHaveBeenCalledTimes(1);
});

it("takes what is named exactly so before what only begins so", async () => {
  const onChoose = chooser();
  fireEvent.click(box());
  fireEvent.change(box(), { target: { value: "linjiang university" } });
  await waitFor(() =>
    expect(screen.getAllByRole("option", { selected: true })[0]?.textContent).toBe("Linjiang University"),
  );
  fireEvent.keyDown(box(), { key: "Enter" });
  await waitFor(() => expect(onChoose).toHaveBeenCalledWith(2, "Linjiang University"));
});
