import { useEffect, useRef, type ReactNode } from 'react';

const HEIGHT = '--foot-height';

interface FootBarProps {
  children: ReactNode;
  className?: string;
  /** Names it as a place of its own for those who cannot see it. */
  label?: string;
}

/**
 * The bar at the foot of the window. It is fixed and not sticky: browsers scroll to where a sticky thing would lie
 * unstuck, so that each Tab into it and each letter typed in it took the case away from its reader. What it covers is
 * given back at the end of the page, as high as the bar happens to be.
 */
export function FootBar({ children, className = '', label }: FootBarProps) {
  const bar = useHeightKept();
  return (
    <section ref={bar} className={`panel foot-bar ${className}`} aria-label={label}>
      {children}
    </section>
  );
}

function useHeightKept() {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.setProperty(HEIGHT, `${String(element.offsetHeight)}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty(HEIGHT);
    };
  }, []);
  return bar;
}
