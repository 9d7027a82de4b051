// Tables as files that spreadsheet programs open, made on the spot from what is shown.
import { download } from "./download";

function csvCell(cell: string): string {
  // A leading sign would be run as a formula by spreadsheet programs; a negative number is none.
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[",\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

export function downloadCsv(name: string, text: string): void {
  download(name, new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
}
