import { useState } from 'react';
import type { DemandedPaperDto, ScanView } from '../api/generated';
import { useServerText, useTexts } from '../i18n/texts';
import { useOrSaid } from '../ui/or-said';
import { PageCard } from './page-card';
import { PAPERS_TEXTS } from './papers.texts';
import type { Scans } from './use-scans';
import type { Uploads } from './use-uploads';

interface PaperPagesProps {
  paper: DemandedPaperDto;
  scans: Scans;
  uploads: Uploads;
}

/** One paper's pages in order; drag a page onto another's place, or move it by its buttons. */
export function PaperPages({ paper, scans, uploads }: PaperPagesProps) {
  const t = useTexts(PAPERS_TEXTS);
  const server = useServerText();
  const [dragged, setDragged] = useState<ScanView | null>(null);
  const orSaid = useOrSaid();
  const pages = scans.of(paper.kind);
  const title = server(paper.title);
  const nameOf = (at: number): string => t('page', { paper: server(paper.title), n: at + 1 });
  const moved = (page: ScanView, target: ScanView): void => {
    void orSaid(
      () => t('actOf', { act: t('move'), page: nameOf(pages.indexOf(page)) }),
      () => scans.move(page, target),
    );
  };
  return (
    <section className="paper-pages" aria-label={title}>
      <h3>{title}</h3>
      {pages.length === 0 && <p className="help">{t('pagesNone', { paper: title })}</p>}
      <ul className="page-cards">
        {pages.map((scan, index) => (
          <li
            key={scan.id}
            draggable
            onDragStart={() => {
              setDragged(scan);
            }}
            onDragOver={(event) => {
              if (dragged !== null) event.preventDefault();
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) moved(dragged, scan);
              setDragged(null);
            }}
          >
            <PageCard
              scan={scan}
              number={index + 1}
              before={pages[index - 1]}
              after={pages[index + 1]}
              name={() => nameOf(index)}
              scans={scans}
              uploads={uploads}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
