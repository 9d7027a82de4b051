// Reads the yearly notice on public holidays, as the State Council words it: a holiday a line, "元旦：1月1日（周四）至3日
// （周六）放假调休，共3天。1月4日（周日）上班。" What it says of another year is left out and counted, and so are days of
// the week that are not those of the year: the notice is of another one then.

/** Days in a row, the first and the last included. */
export interface Days {
  first: string;
  last: string;
  worked: boolean;
  title: string;
}
export interface Notice {
  days: Days[];
  /** Spans of another year. */
  elsewhere: number;
  /** Days whose day of the week is not the one it names. */
  unlike: number;
}

const date = (year: number, month: string, day: string) =>
  `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
const weekdays = "日一二三四五六";
const beginsHoliday = /^\s*(?:[一二三四五六七八九十]+、|\d+[.、])?\s*([^:。、\d]{1,10}(?:、[^:。、\d]{1,10})*):/;

/** The lines of the text, each a holiday: one that was broken on the way is joined again. */
function holidays(text: string): string[] {
  const out: string[] = [];
  for (const line of text.normalize("NFKC").split("\n"))
    if (beginsHoliday.test(line) || out.length === 0) out.push(line);
    else out[out.length - 1] += line.trim();
  return out.filter((line) => beginsHoliday.test(line));
}

export function readNotice(text: string, year: number): Notice {
  const out: Notice = { days: [], elsewhere: 0, unlike: 0 };
  const add = (first: string, last: string, worked: boolean, title: string) => {
    const [from, until] = [`${year}-01-01`, `${year}-12-31`];
    if (last < from || first > until) return void out.elsewhere++;
    if (first < from || last > until) out.elsewhere++;
    out.days.push({ first: first < from ? from : first, last: last > until ? until : last, worked, title });
  };
  for (const line of holidays(text)) {
    const title = (beginsHoliday.exec(line)?.[1] ?? "").trim();
    const told = line.slice(line.indexOf(":") + 1);
    let [of, month] = [year, ""];
    const spoken =
      /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(\([^)]*\))?(?:至(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(\([^)]*\))?)?/g;
    for (const said of told.matchAll(spoken)) {
      const followed = /放假|上班/.exec(told.slice(said.index + said[0].length))?.[0];
      if (!followed) continue;
      const worked = followed === "上班";
      const at = (named: string | undefined, inMonth: string | undefined, day: string, week: string | undefined) => {
        of = Number(named ?? of);
        month = inMonth ?? month;
        const here = date(of, month, day);
        const called = /(?:周|星期)([一二三四五六日天])/.exec(week ?? "")?.[1]?.replace("天", "日");
        if (called && called !== weekdays[new Date(`${here}T00:00:00Z`).getUTCDay()]) out.unlike++;
        return here;
      };
      if (!said[2] && !month) continue;
      if (said[7] && Number(said[6] ?? said[2]) < Number(said[2] ?? month) && !said[1]) of -= 1; // 12月31日至1月2日
      const first = at(said[1], said[2], said[3] ?? "", said[4]);
      if (said[7] && Number(said[6] ?? month) < Number(month) && !said[5]) of += 1;
      const last = said[7] ? at(said[5], said[6], said[7], said[8]) : first;
      add(first, last, worked, worked ? `${title}调休上班` : title);
    }
  }
  out.days.sort((a, b) => a.first.localeCompare(b.first));
  return out;
}
