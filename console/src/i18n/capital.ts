/** What stands within a sentence elsewhere begins one here. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
