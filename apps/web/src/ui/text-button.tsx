interface TextButtonProps {
  text: string;
  onClick: () => void;
}

/** A button that looks like words. */
export function TextButton({ text, onClick }: TextButtonProps) {
  return (
    <button type="button" className="text-button" onClick={onClick}>
      {text}
    </button>
  );
}
