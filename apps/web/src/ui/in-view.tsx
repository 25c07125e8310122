import { ConfigProvider } from 'antd';
import {
  createContext,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { createPortal } from 'react-dom';

const InView = createContext(true);
let standing: HTMLElement | null = null;

/** The page's elements, in the document or out of it. */
export function pageElement(): ParentNode {
  return standing ?? document;
}

/** False while the page is taken out of the document. */
export function useInView(): boolean {
  return useContext(InView);
}

/**
 * A page that can be taken out of the document, whole, with its floating lists, and put back as it was: typed text,
 * focus and scrolled places. What is out cannot be uncovered, searched, printed or read aloud.
 */
export function Removable({ inView, children }: { inView: boolean; children: ReactNode }) {
  const page = useMemo(() => {
    const element = document.createElement('div');
    element.className = 'in-view';
    standing = element;
    return element;
  }, []);
  const place = useRef<HTMLDivElement>(null);
  const [placed, setPlaced] = useState(false);
  const comeBack = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    if (!inView) return undefined;
    place.current?.append(page);
    setPlaced(true);
    comeBack.current();
    return () => {
      comeBack.current = placesIn(page);
      page.remove();
    };
  }, [inView, page]);
  const popups = useCallback(() => page, [page]);
  return (
    <>
      <div className="in-view" ref={place} />
      {/* First when the place stands: a dialog opens only within a document. */}
      {placed
        ? createPortal(
            <InView value={inView}>
              <ConfigProvider getPopupContainer={popups}>{children}</ConfigProvider>
            </InView>,
            page,
          )
        : null}
    </>
  );
}

/** Remembers where the reader was; the answer brings him back there. */
function placesIn(page: HTMLElement): () => void {
  const focused = document.activeElement;
  const [left, top] = [window.scrollX, window.scrollY];
  const scrolled = [...page.querySelectorAll('*')]
    .filter((one) => one.scrollTop !== 0 || one.scrollLeft !== 0)
    .map((one) => [one, one.scrollLeft, one.scrollTop] as const);
  return () => {
    for (const [one, x, y] of scrolled) one.scrollTo(x, y);
    window.scrollTo(left, top);
    if (focused instanceof HTMLElement && page.contains(focused))
      focused.focus({ preventScroll: true });
  };
}
