// The mapping as text, with the meaning of each column changed in place: only the lines of [columns] are rewritten.
import type { Preview } from "../../api/types";

function quoted(text: string): string {
  return `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`;
}

/** The text with its [columns] saying what `columns` says; everything else stays as it was written. */
export function withColumns(text: string, columns: Preview["columns"]): string {
  const byField = new Map<string, string[]>();
  for (const { field, header } of columns) if (field) byField.set(field, [...(byField.get(field) ?? []), header]);
  const lines = [...byField].map(
    ([field, headers]) =>
      `${field} = ${headers.length === 1 ? quoted(headers[0] ?? "") : `[${headers.map(quoted).join(", ")}]`}`,
  );
  const section = `[columns]\n${lines.join("\n")}\n`;
  const at = /^[ \t]*\[columns\][ \t]*(#.*)?$/m.exec(text);
  if (!at) return `${text.trimEnd()}\n\n${section}`.trimStart();
  const rest = text.slice(at.index + at[0].length);
  const next = /^[ \t]*\[/m.exec(rest);
  return `${text.slice(0, at.index)}${section}${next ? `\n${rest.slice(next.index)}` : ""}`;
}
