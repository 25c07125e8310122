import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { confirmFinal } from '../ui/confirm';
import { ProblemAlert } from '../ui/problem-alert';
import { useTooLong } from '../ui/too-long';
import type { DecisionVerb } from './decisions';
import { DESK_TEXTS } from './desk.texts';
import { DecisionFoot } from './decision-foot';
import { OPINION_LENGTH_MAX, OpinionField } from './opinion-field';
import { PhraseList } from './phrase-list';
import { Shortcuts } from './shortcuts';
import type { DecisionState } from './use-decision';
import { useDecisionKeys } from './use-decision-keys';

interface OpinionPanelProps {
  state: Pick<DecisionState, 'deciding' | 'error' | 'decide' | 'opinion' | 'setOpinion'>;
  /** Claimed a moment ago, by a button that is gone: the opinion is what comes next. */
  takeFocus: boolean;
  /** What others have said of the case, to be read while deciding. */
  beside: ReactNode;
}

/** Opinion and decision, one line high until something is to be written; returning or rejecting without a word is not possible, and is said so. */
export function OpinionPanel({ state, takeFocus, beside }: OpinionPanelProps) {
  const t = useTexts(DESK_TEXTS);
  const { deciding, error, opinion, setOpinion } = state;
  const [missingFor, setMissingFor] = useState<DecisionVerb | null>(null);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (takeFocus) box.current?.focus({ preventScroll: true });
  }, [takeFocus]);
  const confirmed = useConfirmed();
  const tooLong = useTooLong()(opinion, OPINION_LENGTH_MAX);
  const toOpinion = (): void => {
    box.current?.focus();
  };
  const decide = async (verb: DecisionVerb): Promise<void> => {
    if (deciding) return;
    const missing = verb !== 'approve' && opinion.trim() === '';
    setMissingFor(missing ? verb : null);
    if (missing || tooLong !== null) toOpinion();
    else if (await confirmed(verb)) state.decide(verb, opinion.trim());
  };
  useDecisionKeys({ decide: (verb) => void decide(verb), toOpinion });
  const missing = missingFor !== null && opinion.trim() === '' ? missingFor : null;
  return (
    <DecisionFoot>
      <ProblemAlert error={error} />
      {beside}
      <div className="decide-grid">
        <OpinionField
          box={box}
          opinion={opinion}
          open={open}
          onOpen={() => {
            setOpen(true);
          }}
          onChange={setOpinion}
          problem={missing === null ? tooLong : t('opinionMissing', { act: t(missing) })}
        />
        <PhrasesButton open={open} onToggle={setOpen} />
        <div id="phrases" className="decide-more" hidden={!open}>
          <PhraseList
            of={missing}
            onChoose={(phrase) => {
              setOpinion((written) => withPhrase(written, phrase));
              toOpinion();
            }}
          />
          <p className="help" id="opinion-help">
            {t('opinionHelp')}
          </p>
        </div>
        <DecisionButtons deciding={deciding} onDecide={(verb) => void decide(verb)} />
      </div>
      <Shortcuts is="shortcutsToDecide" />
    </DecisionFoot>
  );
}

/** Behind what has been written. */
function withPhrase(written: string, phrase: string): string {
  return written.trim() === '' ? phrase : `${written.trimEnd()}；${phrase}`;
}

/** Opens the common phrases, and makes the bar one line again so that more of the case is seen. */
function PhrasesButton({ open, onToggle }: { open: boolean; onToggle: (open: boolean) => void }) {
  const t = useTexts(DESK_TEXTS);
  return (
    <Button
      className="phrases-button"
      icon={open ? <DownOutlined aria-hidden /> : <UpOutlined aria-hidden />}
      iconPlacement="end"
      aria-expanded={open}
      aria-controls="phrases"
      onClick={() => {
        onToggle(!open);
      }}
    >
      {t('phrases')}
    </Button>
  );
}

/** Rejecting ends a case for good: it alone is asked about. */
function useConfirmed(): (verb: DecisionVerb) => Promise<boolean> {
  const t = useTexts(DESK_TEXTS);
  return async (verb) =>
    verb !== 'reject' ||
    confirmFinal({
      title: t('rejectTitle'),
      text: t('rejectHelp'),
      confirmText: t('reject'),
      danger: true,
    });
}

const KEYS = { approve: 'Control+Enter', return: 'Alt+R', reject: 'Alt+J' };

interface DecisionButtonsProps {
  deciding: boolean;
  onDecide: (verb: DecisionVerb) => void;
}

function DecisionButtons({ deciding, onDecide }: DecisionButtonsProps) {
  const t = useTexts(DESK_TEXTS);
  const button = (verb: DecisionVerb) => ({
    children: t(verb),
    'aria-keyshortcuts': KEYS[verb],
    onClick: () => {
      onDecide(verb);
    },
  });
  return (
    <div className="decision-acts">
      <Button type="primary" loading={deciding} {...button('approve')} />
      <Button {...button('return')} />
      <Button danger {...button('reject')} />
    </div>
  );
}
