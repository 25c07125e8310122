import {
  CheckOutlined,
  DisconnectOutlined,
  ExclamationCircleOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { SubmissionDto } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { NoteBox } from '../../ui/problem-alert';
import { ConflictNote } from './conflict-note';
import { RequestNote } from './request-note';
import { STEPS_TEXTS } from './steps.texts';
import type { Draft, SaveState } from './use-draft';

/** On top of an editable case: the reviewer's opinion of a return, and the news that somebody else changed it. */
export function DraftNotes({ submission, draft }: { submission: SubmissionDto; draft: Draft }) {
  const t = useTexts(STEPS_TEXTS);
  const server = useServerText();
  return (
    <>
      <ConflictNote submission={submission} />
      <RequestNote submission={submission} />
      <ReturnedNote submission={submission} />
      {submission.stage === 'withdrawn' && <NoteBox tone="info" title={t('withdrawnTitle')} />}
      {draft.stale !== null && (
        <div role="alert">
          <NoteBox tone="warning" title={t('staleTitle')}>
            <p>{t('staleKept')}</p>
            {draft.stale.typed.map((typed) => (
              <p key={typed.zh}>{t('staleLost', { typed: server(typed) })}</p>
            ))}
            <Button size="small" onClick={draft.closeStale}>
              {t('gotIt')}
            </Button>
          </NoteBox>
        </div>
      )}
    </>
  );
}

/** By whom it came back: a reviewer with his opinion, or time that ran out. */
function ReturnedNote({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const { stage, lastOpinion, lapsedText } = submission;
  if (stage !== 'returned') return null;
  if (lapsedText !== null)
    return (
      <NoteBox tone="warning" title={t('lapsedTitle')}>
        <p>{server(lapsedText)}</p>
      </NoteBox>
    );
  return (
    <NoteBox tone="warning" title={t('returnedTitle')}>
      {lastOpinion !== null && <p>{t('returnedOpinion', { opinion: lastOpinion })}</p>}
    </NoteBox>
  );
}

interface SaveMarkProps {
  save: SaveState;
  /** An entry is typed that is not part of the draft yet. */
  entering?: boolean;
}

export function SaveMark({ save, entering = false }: SaveMarkProps) {
  const t = useTexts(STEPS_TEXTS);
  if (save.is === 'saving')
    return (
      <span className="save-mark" role="status">
        <SyncOutlined spin aria-hidden />
        {t('saving')}
      </span>
    );
  if (save.is === 'waiting')
    return (
      <span className="save-mark bad" role="status">
        <DisconnectOutlined aria-hidden />
        {t('saveWaiting')}
      </span>
    );
  if (save.is === 'failed')
    return (
      <span className="save-mark bad" role="status">
        <ExclamationCircleOutlined aria-hidden />
        {t('saveFailed')}
      </span>
    );
  if (entering)
    return (
      <span className="save-mark" role="status">
        <ExclamationCircleOutlined aria-hidden />
        {t('enteringUnsaved')}
      </span>
    );
  return (
    <span className="save-mark" role="status">
      <CheckOutlined aria-hidden />
      {save.is === 'saved' ? t('savedAt', { time: save.at }) : t('autosave')}
    </span>
  );
}
