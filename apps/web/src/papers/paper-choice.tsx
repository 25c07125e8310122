import type { DemandedPaperDto } from '../api/generated';
import { useServerText, useTexts } from '../i18n/texts';
import { StatusTag } from '../ui/status-tag';
import { PAPERS_TEXTS } from './papers.texts';
import type { Scans } from './use-scans';

interface PaperChoiceProps {
  papers: DemandedPaperDto[];
  scans: Scans;
  chosen: string;
  onChoose(kind: string): void;
}

/** Which paper the next pages belong to, and which are still missing. */
export function PaperChoice({ papers, scans, chosen, onChoose }: PaperChoiceProps) {
  const t = useTexts(PAPERS_TEXTS);
  const server = useServerText();
  return (
    <div className="paper-choice" role="radiogroup" aria-label={t('wanted')}>
      {papers.map((paper) => {
        const count = scans.of(paper.kind).length;
        return (
          <label key={paper.kind} className={paper.kind === chosen ? 'on' : ''}>
            <input
              type="radio"
              name="paper"
              id={`paper-${paper.kind}`}
              checked={paper.kind === chosen}
              onChange={() => {
                onChoose(paper.kind);
              }}
            />
            <span>{server(paper.title)}</span>
            <StatusTag
              tone={count > 0 ? 'good' : 'warn'}
              text={count > 0 ? t('havePages', { count }) : t('missing')}
            />
          </label>
        );
      })}
    </div>
  );
}
