const KEPT_MS = 60_000;

/** What the server wrote for this reader goes where the browser keeps its downloads. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read it after the click has been answered.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, KEPT_MS);
}
