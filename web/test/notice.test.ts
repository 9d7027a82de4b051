// The yearly notice on public holidays, worded as it is published, read into days.
import { describe, expect, it } from "vitest";
import { readNotice } from "../src/scenes/rules/notice";

const told = (text: string, year: number) =>
  readNotice(text, year).days.map((one) => `${one.first}/${one.last} ${one.worked ? "上班" : "放假"} ${one.title}`);

describe("a notice on public holidays", () => {
  it("gives each holiday, and the weekend days worked for it", () => {
    const text = `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`;
    expect(told(text, 2025)).toEqual([
      "2025-01-01/2025-01-01 放假 元旦",
      "2025-01-26/2025-01-26 上班 春节调休上班",
      "2025-01-28/2025-02-04 放假 春节",
      "2025-02-08/2025-02-08 上班 春节调休上班",
      "2025-05-31/2025-06-02 放假 端午节",
      "2025-09-28/2025-09-28 上班 国庆节、中秋节调休上班",
      "2025-10-01/2025-10-08 放假 国庆节、中秋节",
      "2025-10-11/2025-10-11 上班 国庆节、中秋节调休上班",
    ]);
  });

  it("keeps to the year, and counts what is of another", () => {
    const text = "元旦：2022年12月31日（周六）至2023年1月2日（周一）放假调休，共3天。";
    expect(readNotice(text, 2023)).toEqual({
      days: [{ first: "2023-01-01", last: "2023-01-02", worked: false, title: "元旦" }],
      elsewhere: 1,
      unlike: 0,
    });
    expect(told(text, 2022)).toEqual(["2022-12-31/2022-12-31 放假 元旦"]);
    expect(readNotice(text, 2024)).toMatchObject({ days: [], elsewhere: 1 });
  });

  it("takes each date by what is said after it, over commas, broken lines and the turn of the year", () => {
    expect(told("国庆节：10月1日至8日放假调休，共8天，9月28日、10月11日上班。", 2025)).toEqual([
      "2025-09-28/2025-09-28 上班 国庆节调休上班",
      "2025-10-01/2025-10-08 放假 国庆节",
      "2025-10-11/2025-10-11 上班 国庆节调休上班",
    ]);
    expect(told("春节：1月28日（农历除夕、\n周二）至2月4日放假。\n清明节：４月４日放假。", 2025)).toEqual([
      "2025-01-28/2025-02-04 放假 春节",
      "2025-04-04/2025-04-04 放假 清明节",
    ]);
    expect(told("元旦：12月31日至1月2日放假。", 2023)).toEqual(["2023-01-01/2023-01-02 放假 元旦"]);
  });

  it("sees by the days of the week that it is of another year", () => {
    const text = "元旦：1月1日（周三）放假1天，不调休。";
    expect(readNotice(text, 2025).unlike).toBe(0);
    expect(readNotice(text, 2026).unlike).toBe(1);
    expect(readNotice("劳动节：5月1日（星期四）至5日（星期一）放假。", 2026).unlike).toBe(2);
  });

  it("finds nothing where no holiday is told", () => {
    expect(told("各单位要妥善安排好值班。\n联系人：张三，电话1月1日起启用。", 2025)).toEqual([]);
    expect(told("", 2025)).toEqual([]);
  });
});
