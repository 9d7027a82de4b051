// The places one can go to by a letter after g.
import { expect, test } from "vitest";
import { places } from "../src/shell/places";

test("each place has a letter of its own", () => {
  const letters = places.map((place) => place.key);
  expect(letters.filter((letter, i) => letters.indexOf(letter) !== i)).toEqual([]);
});
