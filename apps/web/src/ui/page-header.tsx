import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../i18n/texts';
import { UI_TEXTS } from './ui.texts';

interface Crumb {
  title: string;
  to: string;
}

interface PageHeaderProps {
  title: string;
  /** One line beside the title: limits, the unit, the number. */
  note?: ReactNode;
  /** Pages between home and this one. */
  crumbs?: readonly Crumb[];
  extra?: ReactNode;
  /** All of it on one line, for a page that needs its height. */
  oneLine?: boolean;
  /** The heading takes the focus: whoever came by a key goes on from here. */
  takeFocus?: boolean;
}

/** Breadcrumbs, the page's only h1, and the window's title. */
export function PageHeader({
  title,
  note,
  crumbs = [],
  extra,
  oneLine = false,
  takeFocus = false,
}: PageHeaderProps) {
  const t = useTexts(UI_TEXTS);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus) heading.current?.focus({ preventScroll: true });
  }, [takeFocus]);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={oneLine ? 'page-header one-line' : 'page-header'}>
      <nav aria-label={t('breadcrumbs')}>
        <ol className="crumbs">
          {[{ title: t('home'), to: '/' }, ...crumbs].map((crumb) => (
            <li key={crumb.to}>
              <Link to={crumb.to}>{crumb.title}</Link>
            </li>
          ))}
          <li aria-current="page">{title}</li>
        </ol>
      </nav>
      <div className="page-title">
        <h1 ref={heading} tabIndex={takeFocus ? -1 : undefined}>
          {title}
        </h1>
        {note === undefined ? null : <div className="note">{note}</div>}
        {extra === undefined ? null : <div className="page-extra">{extra}</div>}
      </div>
    </div>
  );
}
