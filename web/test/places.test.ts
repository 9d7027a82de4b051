// The places one can go to by a letter after g.
import { expect, test } from "vitest";
import { places } from "../src/shell/places";

test("each place has a letter of its own", () => {
  const letters = places.map((place) => place.key);
  expect(letters.filter((letter, i) => letters.indexOf(letter) !== i)).toEqual([]);
});

test("those of a group stand together, so that its name is said once", () => {
  const groups = places.map((place) => place.group).filter((group, i, all) => group !== all[i - 1]);
  expect(new Set(groups).size).toBe(groups.length);
});
