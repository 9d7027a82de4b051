// Reads the yearly notice on public holidays, as the State Council words it: a holiday a line, "元旦：1月1日（周四）至3日
// （周六）放假调休，共3天。1月4日（周日）上班。" What it says of another year is left out and counted.

/** Days in a row, the first and the last included. */
export interface Days {
  first: string;
  last: string;
  worked: boolean;
  title: string;
}

const date = (year: number, month: string, day: string) =>
  `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

export function readNotice(text: string, year: number): { days: Days[]; elsewhere: number } {
  const days: Days[] = [];
  let elsewhere = 0;
  const add = (first: string, last: string, worked: boolean, title: string) => {
    const [from, until] = [`${year}-01-01`, `${year}-12-31`];
    if (last < from || first > until) return void elsewhere++;
    if (first < from || last > until) elsewhere++;
    days.push({ first: first < from ? from : first, last: last > until ? until : last, worked, title });
  };
  for (const line of text.normalize("NFC").split("\n")) {
    const holiday = /^\s*(?:[一二三四五六七八九十]+、|\d+[.、．])?\s*([^：:。]{1,20})[：:](.*)$/.exec(line);
    if (!holiday) continue;
    const [, title = "", told = ""] = holiday;
    for (const sentence of told.replace(/[（(][^）)]*[）)]/g, "").split("。")) {
      const worked = sentence.includes("上班");
      if (!worked && !sentence.includes("放假")) continue;
      let [of, month] = [year, ""];
      const spoken = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:至(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?/g;
      for (const said of sentence.matchAll(spoken)) {
        of = Number(said[1] ?? of);
        month = said[2] ?? month;
        if (!month) continue;
        const first = date(of, month, said[3] ?? "");
        if (said[6]) {
          of = Number(said[4] ?? of);
          month = said[5] ?? month;
        }
        add(
          first,
          said[6] ? date(of, month, said[6]) : first,
          worked,
          worked ? `${title.trim()}调休上班` : title.trim(),
        );
      }
    }
  }
  return { days: days.sort((a, b) => a.first.localeCompare(b.first)), elsewhere };
}
