// The small drawings beside words, our own, sixteen units square.
const drawings = {
  portfolio: "M2 13.500h12M4 11V7m4 4V3m4 8V5.500",
  programmes: "M2.500 3.500h11v9h-11zM2.500 6.500h11M6 6.500v6",
  organisations: "M3 13.500V5l5-2.500L13 5v8.500M1.500 13.500h13M6.500 13.500v-3h3v3M6 7h.5m3 0h.5",
  money:
    "M8 1.800c3 3.500 4.500 5.700 4.500 7.900a4.500 4.500 0 1 1-9 0C3.500 7.500 5 5.300 8 1.800zM6 10a2 2 0 0 0 2 2",
  authority: "M8 1.800l5 2v4c0 3-2 5-5 6.400-3-1.400-5-3.400-5-6.400v-4zM5.800 8l1.600 1.600 3-3.200",
  rules: "M3 13.500h10M8 2.500v11M3.500 4.500h9M3.500 4.500L2 9h3zM12.500 4.500L11 9h3z",
  payments: "M1.500 4h13v8h-13zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM4 6.200h.2M11.800 9.800h.2",
  imports: "M8 2v7.500m0 0L5 6.500m3 3 3-3M2.500 10.500v3h11v-3",
  record: "M4 2.500h6l2.500 2.500v8.500h-8.500zM6 7h4M6 9.500h4M6 12h2.500",
  people:
    "M6 8a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM1.500 13.500c0-2.500 2-4 4.500-4s4.500 1.500 4.500 4M11 3.500a2.300 2.300 0 0 1 0 4.300M12 9.800c1.500.4 2.500 1.700 2.500 3.700",
  roles: "M8 1.500 13 3.500v4c0 3.200-2 5.700-5 7-3-1.300-5-3.800-5-7v-4zM6 7.500 7.500 9l2.800-3",
  settings:
    "M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 1.500v2m0 9v2M1.500 8h2m9 0h2M3.400 3.400l1.400 1.400m6.400 6.400 1.400 1.400M3.400 12.600l1.400-1.400m6.400-6.400 1.400-1.400",
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.700 10.700 14 14",
  language:
    "M8 14.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM1.500 8h13M8 1.500c2 2 2.700 4 2.700 6.500S10 12.500 8 14.500C6 12.500 5.300 10.500 5.300 8S6 3.500 8 1.500z",
  person: "M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.500 14.500c0-3 2.500-5 5.500-5s5.500 2 5.500 5",
  more: "M3 4.500h10M3 8h10M3 11.500h10",
  close: "m4 4 8 8m0-8-8 8",
  down: "m4 6 4 4 4-4",
  right: "m6 4 4 4-4 4",
  left: "m10 4-4 4 4 4",
  plus: "M8 3v10M3 8h10",
  download: "M8 2v8m0 0L5 7m3 3 3-3M3 13.500h10",
  help: "M6 6a2 2 0 1 1 3 1.800c-.7.400-1 .9-1 1.700M8 12v.3M8 14.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13z",
  table: "M2.500 3.500h11v9h-11zM2.500 6.500h11M2.500 9.500h11M6.500 3.500v9",
  message: "M2 3.500h12v9h-12zM2 4.500l6 4.500 6-4.500",
  copy: "M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3",
  check: "m3 8.500 3.500 3.500L13 4.500",
  columns: "M2.500 3h11v10h-11zM6.200 3v10M9.900 3v10",
  print: "M4.500 6V2.500h7V6M4.500 11.500h-2V6h11v5.500h-2M4.500 9.500h7v4h-7z",
  filter: "M2 3.500h12L9.500 8.500v5l-3-1.500V8.500z",
  edit: "m3 13 .6-2.800L10.800 3 13 5.200 5.800 12.400z",
  eye: "M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  calendar: "M2.500 3.500h11v10h-11zM2.500 6.500h11M5.500 2v3m5-3v3",
  lost: "M2.500 13.500h11M4 13.500V6l4-3 4 3v7.500M6.500 9.500h3",
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}

/** The sluice gate of the word mark: a frame, the raised board, and the water released below it. */
export function Gate() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round">
        <path d="M6 7h20" />
        <path d="M10 7v8m12-8v8" />
        <path d="M10 11h12" />
      </g>
      <path d="M10 15h12v2.500c0 3.600 2 5.200 4.400 7.500H5.600C8 22.700 10 21.100 10 17.500z" fill="#6fd0d6" />
    </svg>
  );
}
