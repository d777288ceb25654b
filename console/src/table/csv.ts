/** A column of a file. */
export interface Field<Row> {
  title: string;
  text: (row: Row) => string | number | null | undefined;
}

/** What a spreadsheet would take for a formula is put behind an apostrophe, numbers aside. */
function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  const told = safe(text);
  return /[",\r\n]/.test(told) ? `"${told.replaceAll('"', '""')}"` : told;
}

/** Rows as CSV (RFC 4180) with a heading. */
export function csvText<Row>(fields: Field<Row>[], rows: Row[]): string {
  const lines = [fields.map((field) => quoted(field.title)), ...rows.map((row) => fields.map((field) => quoted(String(field.text(row) ?? ''))))];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** Has the browser keep a text as a file; the mark at its start tells spreadsheets that it is UTF-8. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser takes the content before the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
