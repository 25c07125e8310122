import type { ReactNode } from 'react';

interface IconActProps {
  label: string;
  icon: ReactNode;
  disabled?: boolean;
  danger?: boolean;
  onClick(): void;
}

/** A small button that is an icon to the eye and a sentence to the ear. One that can do no more keeps the focus it has. */
export function IconAct({ label, icon, disabled = false, danger = false, onClick }: IconActProps) {
  return (
    <button
      type="button"
      className={danger ? 'icon-button danger' : 'icon-button'}
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
    >
      {icon}
    </button>
  );
}
