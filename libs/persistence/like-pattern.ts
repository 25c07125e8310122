/** '100%' → '100\\%%': a text that somebody typed, looked for at the beginning of a column. */
export function beginningWith(text: string): string {
  return `${escaped(text)}%`;
}

export function containing(text: string): string {
  return `%${escaped(text)}%`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
