import {
  DeleteOutlined,
  LeftOutlined,
  RedoOutlined,
  RightOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import { useRef, type ReactNode } from 'react';
import type { ScanView } from '../api/types';
import { useTexts } from '../i18n/texts';
import { notify } from '../ui/notices';
import { PAPERS_TEXTS } from './papers.texts';
import type { Scans } from './use-scans';
import { PAPER_ACCEPT, type Uploads } from './use-uploads';

interface PageCardProps {
  scan: ScanView;
  number: number;
  before: ScanView | undefined;
  after: ScanView | undefined;
  title: string;
  scans: Scans;
  uploads: Uploads;
}

export function PageCard({ scan, number, before, after, title, scans, uploads }: PageCardProps) {
  const t = useTexts(PAPERS_TEXTS);
  const input = useRef<HTMLInputElement>(null);
  const name = t('page', { paper: title, n: number });
  const remove = (): void => {
    notify('info', t('deleted', { page: name }), scans.remove(scan));
  };
  return (
    <figure className="page-card">
      <a href={scan.url} target="_blank" rel="noreferrer" aria-label={t('open', { page: name })}>
        <img src={scan.thumbnailUrl} alt="" draggable={false} loading="lazy" />
        {scan.contentType === 'application/pdf' && (
          <span className="pdf-mark">PDF {scan.pages}</span>
        )}
      </a>
      <figcaption>
        <span>{number}</span>
        <span className="help">{scan.source === 'phone' ? t('fromPhone') : t('fromComputer')}</span>
      </figcaption>
      <div className="page-acts">
        <Act
          label={`${t('earlier')}：${name}`}
          icon={<LeftOutlined aria-hidden />}
          disabled={before === undefined}
          onClick={() => {
            void scans.move(scan, before);
          }}
        />
        <Act
          label={`${t('rotate')}：${name}`}
          icon={<RedoOutlined aria-hidden />}
          onClick={() => {
            void scans.rotate(scan);
          }}
        />
        <Act
          label={`${t('retake')}：${name}`}
          icon={<SwapOutlined aria-hidden />}
          onClick={() => input.current?.click()}
        />
        <Act
          label={`${t('delete')}：${name}`}
          icon={<DeleteOutlined aria-hidden />}
          danger
          onClick={remove}
        />
        <Act
          label={`${t('later')}：${name}`}
          icon={<RightOutlined aria-hidden />}
          disabled={after === undefined}
          onClick={() => {
            void scans.move(scan, after);
          }}
        />
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept={PAPER_ACCEPT}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) uploads.replace(scan, file);
          event.target.value = '';
        }}
      />
    </figure>
  );
}

interface ActProps {
  label: string;
  icon: ReactNode;
  disabled?: boolean;
  danger?: boolean;
  onClick(): void;
}

function Act({ label, icon, disabled = false, danger = false, onClick }: ActProps) {
  return (
    <button
      type="button"
      className={danger ? 'icon-button danger' : 'icon-button'}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}
