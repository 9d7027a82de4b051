// Amounts are exact to the last fen however large, read back as they were written.
import { describe, expect, it } from "vitest";
import { parse, write } from "../src/api/client";
import { amountWords, cut, exact, plainAmount, readAmount } from "../src/parts/money_words";

describe("an amount", () => {
  it("is shown to the last digit beyond what a number can hold", () => {
    expect(exact("900719925474099301", "CNY", "en-GB")).toBe("9,007,199,254,740,993.01");
    expect(exact(0, "CNY", "en-GB")).toBe("0.00");
    expect(exact(-5, "CNY", "en-GB")).toBe("−0.05");
    expect(exact(5, "JPY", "en-GB")).toBe("5");
    expect(exact(5, "KWD", "en-GB")).toBe("0.005");
  });

  it("is shown in 万元 and 亿元, million and billion, with the exact amount beside", () => {
    expect(amountWords(5_991_061_300, "CNY", "ten_thousand", "zh-Hans-CN")).toEqual({
      figure: "5,991.06",
      unit: "万元",
      exact: "59,910,613.00 CNY",
    });
    expect(amountWords(5_991_061_300, "CNY", "hundred_million", "zh-Hant")).toEqual({
      figure: "0.5991",
      unit: "億元",
      exact: "59,910,613.00 CNY",
    });
    expect(amountWords(5_991_061_300, "CNY", "ten_thousand", "en-GB").figure).toBe("59.91");
    expect(amountWords(5_991_061_300, "CNY", "one", "zh-Hans-CN")).toMatchObject({
      figure: "59,910,613.00",
      unit: "元",
    });
    expect(amountWords(123_456, "GBP", "ten_thousand", "zh-Hans-CN")).toMatchObject({
      figure: "1,234.56",
      unit: "GBP",
    });
  });

  it("is rounded half away from zero where it is cut", () => {
    expect(cut(5n, 1, 0, 0, "en-GB")).toBe("1");
    expect(cut(4n, 1, 0, 0, "en-GB")).toBe("0");
    expect(cut(-5n, 1, 0, 0, "en-GB")).toBe("−1");
    expect(cut(-4n, 1, 0, 0, "en-GB")).toBe("0");
    expect(cut(999_995n, 4, 2, 2, "en-GB")).toBe("100.00");
  });

  it("is read as people write it, and refused when it cannot be meant", () => {
    expect(readAmount("1,234.5", "CNY")).toEqual({ minor: "123450" });
    expect(readAmount("１２．３４", "CNY")).toEqual({ minor: "1234" });
    expect(readAmount("12.30", "JPY")).toEqual({ refusal: "tooManyDecimals" });
    expect(readAmount("12.00", "JPY")).toEqual({ minor: "12" });
    for (const wrong of ["", "-1", "1e5", "1.2.3", "十七", "Infinity", "0x10"])
      expect(readAmount(wrong, "CNY")).toEqual({ refusal: "notAnAmount" });
  });

  it("comes back from its plain form, whatever it is", () => {
    let seed = 7;
    for (let i = 0; i < 2000; i++) {
      seed = (seed * 48271) % 2147483647;
      const minor = (BigInt(seed) * BigInt(seed) * BigInt(i % 5)).toString();
      for (const currency of ["CNY", "JPY", "KWD", "CLF"]) {
        const read = readAmount(plainAmount(minor, currency), currency);
        if (minor.length <= 14) expect(read).toEqual({ minor });
      }
    }
  });

  it("survives JSON when it is too long for a number, and text that looks like one is left alone", () => {
    expect(parse('{"minor":900719925474099301,"note":"\\"minor\\":12345678901234567890"}')).toEqual({
      minor: "900719925474099301",
      note: '"minor":12345678901234567890',
    });
    expect(parse('{"minor":12}')).toEqual({ minor: 12 });
    expect(write({ minor: "900719925474099301", note: '"minor":"5"' })).toBe(
      '{"minor":900719925474099301,"note":"\\"minor\\":\\"5\\""}',
    );
  });
});
