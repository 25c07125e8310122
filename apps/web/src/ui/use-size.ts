import { useEffect, useRef, useState, type RefObject } from 'react';

/** The size of an element as the page lays it out, in CSS pixels: what a drawing needs so that its text keeps its size. */
export function useSize(first: {
  width: number;
  height: number;
}): [RefObject<HTMLDivElement | null>, { width: number; height: number }] {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(first);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined)
        setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element.current);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [element, size];
}
