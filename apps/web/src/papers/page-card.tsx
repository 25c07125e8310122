import {
  DeleteOutlined,
  LeftOutlined,
  RedoOutlined,
  RightOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import { useRef } from 'react';
import type { ScanView } from '../api/generated';
import { useSigns } from '../i18n/signs';
import { useTexts } from '../i18n/texts';
import { notify } from '../ui/notices';
import { useOrSaid } from '../ui/or-said';
import { IconAct } from './icon-act';
import { PAPER_ACCEPT } from './paper-kinds';
import { PAPERS_TEXTS } from './papers.texts';
import type { Scans } from './use-scans';
import type { Uploads } from './use-uploads';

interface PageCardProps {
  scan: ScanView;
  number: number;
  before: ScanView | undefined;
  after: ScanView | undefined;
  /** 'business licence, page 2', in the language of the moment. */
  name: () => string;
  scans: Scans;
  uploads: Uploads;
}

export function PageCard(props: PageCardProps) {
  const { scan, number, name, uploads } = props;
  const t = useTexts(PAPERS_TEXTS);
  const input = useRef<HTMLInputElement>(null);
  return (
    <figure className="page-card">
      <a href={scan.url} target="_blank" rel="noreferrer" aria-label={t('open', { page: name() })}>
        <img src={scan.thumbnailUrl} alt="" draggable={false} loading="lazy" />
        {scan.contentType === 'application/pdf' && (
          <span className="pdf-mark">PDF {scan.pages}</span>
        )}
      </a>
      <figcaption>
        <span>{number}</span>
        <span className="help">{scan.source === 'phone' ? t('fromPhone') : t('fromComputer')}</span>
      </figcaption>
      <PageActs {...props} onRetake={() => input.current?.click()} />
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

type PageActsProps = PageCardProps & { onRetake(): void };

function PageActs({ scan, before, after, scans, name, onRetake }: PageActsProps) {
  const t = useTexts(PAPERS_TEXTS);
  const signs = useSigns();
  const orSaid = useOrSaid();
  const said = (act: 'earlier' | 'later' | 'rotate', run: () => Promise<void>) => () => {
    void orSaid(() => t('actOf', { act: t(act), page: name() }), run);
  };
  const move = (act: 'earlier' | 'later', target: ScanView | undefined) =>
    said(act, () => scans.move(scan, target));
  const rotate = said('rotate', () => scans.rotate(scan));
  const remove = (): void => {
    const run = scans.remove(scan, name);
    notify('info', () => t('deleted', { page: name() }), { is: 'undo', run });
  };
  const named = (act: string): string => act + signs.colon + name();
  const acts = [
    {
      act: t('earlier'),
      icon: <LeftOutlined />,
      disabled: before === undefined,
      go: move('earlier', before),
    },
    { act: t('rotate'), icon: <RedoOutlined />, go: rotate },
    { act: t('retake'), icon: <SwapOutlined />, go: onRetake },
    { act: t('delete'), icon: <DeleteOutlined />, danger: true, go: remove },
    {
      act: t('later'),
      icon: <RightOutlined />,
      disabled: after === undefined,
      go: move('later', after),
    },
  ];
  return (
    <div className="page-acts">
      {acts.map(({ act, go, ...look }) => (
        <IconAct key={act} label={named(act)} onClick={go} {...look} />
      ))}
    </div>
  );
}
