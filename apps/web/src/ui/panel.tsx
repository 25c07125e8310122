import type { ReactNode } from 'react';

interface PanelProps {
  title?: string;
  icon?: ReactNode;
  extra?: ReactNode;
  className?: string;
  children: ReactNode;
  id?: string;
}

export function Panel({ title, icon, extra, className = '', children, id }: PanelProps) {
  return (
    <section className={`panel ${className}`} id={id} aria-label={title}>
      {title === undefined ? null : (
        <div className="panel-head">
          <h2>
            {icon}
            {title}
          </h2>
          {extra}
        </div>
      )}
      {children}
    </section>
  );
}
