/** A cell as a spreadsheet takes it: quoted where it must be, and never read as a formula. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function csvOf(rows: (string | number | null | undefined)[][]): string {
  return `\ufeff${rows.map((row) => row.map((cell) => cellOf(String(cell ?? ''))).join(',')).join('\r\n')}\r\n`;
}

/** Hands a file to the browser as a download. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
