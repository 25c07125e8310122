import {
  LeftOutlined,
  RedoOutlined,
  RightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { scansList, type DemandedPaperDto, type ScanView } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { useServerText, useTexts } from '../i18n/texts';
import { onKeys } from '../ui/keys';
import { EmptyState, Loaded } from '../ui/states';
import { IconAct } from './icon-act';
import { PAPERS_TEXTS } from './papers.texts';
import './papers.css';

interface PaperViewerProps {
  businessNo: string;
  papers: readonly DemandedPaperDto[];
}

const ZOOMS = [1, 1.5, 2, 3] as const;

/** A case's papers beside its data: thumbnails, one page large, zoom and turn without changing what is stored. */
export function PaperViewer({ businessNo, papers }: PaperViewerProps) {
  const t = useTexts(PAPERS_TEXTS);
  const query = useQuery({
    queryKey: QUERY_KEYS.scans(businessNo),
    queryFn: ({ signal }) => scansList({ path: { businessNo }, signal }),
  });
  return (
    <Loaded query={query} rows={4}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState text={t('viewerNone')} />
        ) : (
          <Pages scans={inOrder(items, papers)} papers={papers} />
        )
      }
    </Loaded>
  );
}

function inOrder(scans: readonly ScanView[], papers: readonly DemandedPaperDto[]): ScanView[] {
  const rank = (scan: ScanView): number =>
    papers.findIndex((paper) => paper.kind === scan.paper) * 1000 + scan.position;
  return [...scans].sort((a, b) => rank(a) - rank(b));
}

function Pages({ scans, papers }: { scans: ScanView[]; papers: readonly DemandedPaperDto[] }) {
  const t = useTexts(PAPERS_TEXTS);
  const server = useServerText();
  const [at, setAt] = useState(0);
  const shown = scans[Math.min(at, scans.length - 1)];
  if (shown === undefined) return null;
  const nameOf = (scan: ScanView): string => {
    const title = papers.find((paper) => paper.kind === scan.paper)?.title;
    const n = scans.filter((one) => one.paper === scan.paper).indexOf(scan) + 1;
    return t('page', { paper: title === undefined ? scan.paper : server(title), n });
  };
  const go = (step: number): void => {
    setAt(Math.max(0, Math.min(scans.length - 1, at + step)));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') go(-1);
    if (event.key === 'ArrowRight') go(1);
  };
  return (
    <div className="paper-viewer" role="group" aria-label={t('viewer')} onKeyDown={onKeys(press)}>
      <ul className="viewer-strip">
        {scans.map((scan, index) => (
          <li key={scan.id}>
            <button
              type="button"
              aria-label={nameOf(scan)}
              aria-current={index === at}
              onClick={() => {
                setAt(index);
              }}
            >
              <img src={scan.thumbnailUrl} alt="" />
            </button>
          </li>
        ))}
      </ul>
      <Sheet key={shown.id} scan={shown} name={nameOf(shown)} />
      <Turner at={at} total={scans.length} onGo={go} />
    </div>
  );
}

function Turner({ at, total, onGo }: { at: number; total: number; onGo(step: number): void }) {
  const t = useTexts(PAPERS_TEXTS);
  const step = (by: number) => () => {
    onGo(by);
  };
  return (
    <div className="viewer-turn">
      <IconAct
        label={t('previous')}
        icon={<LeftOutlined />}
        disabled={at === 0}
        onClick={step(-1)}
      />
      <span role="status">{t('whereOf', { n: at + 1, total })}</span>
      <IconAct
        label={t('next')}
        icon={<RightOutlined />}
        disabled={at === total - 1}
        onClick={step(1)}
      />
    </div>
  );
}

/** Looking closer and turning change the view only, never what is stored. */
function Sheet({ scan, name }: { scan: ScanView; name: string }) {
  const t = useTexts(PAPERS_TEXTS);
  const [zoom, setZoom] = useState(0);
  const [turns, setTurns] = useState(0);
  const pdf = scan.contentType === 'application/pdf';
  const width = `${String((ZOOMS[zoom] ?? 1) * 100)}%`;
  const zoomTo = (next: number) => () => {
    setZoom(next);
  };
  const turn = (): void => {
    setTurns((turns + 1) % 4);
  };
  const last = ZOOMS.length - 1;
  return (
    <>
      <div className="viewer-bar">
        <strong>{name}</strong>
        {pdf ? (
          <a href={scan.url} target="_blank" rel="noreferrer">
            {t('pdf', { n: scan.pages })}
          </a>
        ) : (
          <span>
            <IconAct
              label={t('zoomOut')}
              icon={<ZoomOutOutlined />}
              disabled={zoom === 0}
              onClick={zoomTo(zoom - 1)}
            />
            <IconAct
              label={t('zoomIn')}
              icon={<ZoomInOutlined />}
              disabled={zoom === last}
              onClick={zoomTo(zoom + 1)}
            />
            <IconAct label={t('turn')} icon={<RedoOutlined />} onClick={turn} />
          </span>
        )}
      </div>
      <div className="viewer-sheet" tabIndex={0} role="region" aria-label={name}>
        <img
          src={pdf ? scan.thumbnailUrl : scan.url}
          alt={name}
          style={{ width, transform: `rotate(${String(turns * 90)}deg)` }}
        />
      </div>
    </>
  );
}
