export function Box({ text }: { text: string }) {
  return <input maxLength={20} value={text} readOnly />;
}
