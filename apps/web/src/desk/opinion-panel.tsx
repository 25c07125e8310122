import { ExclamationCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { get } from '../api/client';
import { useTexts } from '../i18n/texts';
import { confirmFinal } from '../ui/confirm';
import { ProblemAlert } from '../ui/problem-alert';
import { DESK_TEXTS } from './desk.texts';

export const DECISIONS = ['approve', 'return', 'reject'] as const;
export type DecisionVerb = (typeof DECISIONS)[number];
type Phrases = Record<DecisionVerb, string[]>;

interface OpinionPanelProps {
  deciding: boolean;
  error: unknown;
  onDecide: (verb: DecisionVerb, opinion: string) => void;
}

/** Opinion and decision; returning or rejecting without a word is not possible, and is said so. */
export function OpinionPanel({ deciding, error, onDecide }: OpinionPanelProps) {
  const t = useTexts(DESK_TEXTS);
  const [opinion, setOpinion] = useState('');
  const [missingFor, setMissingFor] = useState<DecisionVerb | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const phrases = useQuery({
    queryKey: ['opinion-phrases'],
    queryFn: () => get<Phrases>('/opinion-phrases'),
    staleTime: Infinity,
  });
  const decide = async (verb: DecisionVerb): Promise<void> => {
    if (deciding) return;
    if (verb !== 'approve' && opinion.trim() === '') {
      setMissingFor(verb);
      box.current?.focus();
      return;
    }
    setMissingFor(null);
    if (
      verb === 'reject' &&
      !(await confirmFinal({
        title: t('rejectTitle'),
        text: t('rejectHelp'),
        confirmText: t('reject'),
        danger: true,
      }))
    )
      return;
    onDecide(verb, opinion.trim());
  };
  useDecisionKeys(decide, () => {
    box.current?.focus();
  });
  const missing =
    missingFor !== null && opinion.trim() === ''
      ? t('opinionMissing', { act: t(missingFor) })
      : null;
  return (
    <section className="panel decide" aria-label={t('decision')}>
      <ProblemAlert error={error} />
      <div className="decide-grid">
        <div className="field">
          <label htmlFor="opinion">{t('opinion')}</label>
          <textarea
            id="opinion"
            ref={box}
            className="input"
            rows={3}
            maxLength={500}
            value={opinion}
            aria-invalid={missing !== null}
            aria-describedby={missing === null ? 'opinion-help' : 'opinion-help opinion-error'}
            onChange={(event) => {
              setOpinion(event.target.value);
            }}
          />
          {missing === null ? null : (
            <span className="field-error" id="opinion-error" role="alert">
              <ExclamationCircleOutlined aria-hidden />
              {missing}
            </span>
          )}
        </div>
        <div>
          <span className="group-label" id="phrases-label">
            {t('phrases')}
          </span>
          <ul className="phrases" aria-labelledby="phrases-label" tabIndex={0}>
            {DECISIONS.flatMap((verb) => phrases.data?.[verb] ?? []).map((phrase) => (
              <li key={phrase}>
                <button
                  type="button"
                  className="phrase"
                  onClick={() => {
                    setOpinion(phrase);
                    box.current?.focus();
                  }}
                >
                  {phrase}
                </button>
              </li>
            ))}
          </ul>
        </div>
        <div className="decision-acts">
          <Button
            type="primary"
            loading={deciding}
            onClick={() => {
              void decide('approve');
            }}
            aria-keyshortcuts="Control+Enter"
          >
            {t('approve')}
          </Button>
          <Button
            onClick={() => {
              void decide('return');
            }}
            aria-keyshortcuts="Alt+R"
          >
            {t('return')}
          </Button>
          <Button
            danger
            onClick={() => {
              void decide('reject');
            }}
            aria-keyshortcuts="Alt+J"
          >
            {t('reject')}
          </Button>
        </div>
      </div>
      <p className="help">
        <span id="opinion-help">{t('opinionHelp')}</span>　<b>{t('shortcuts')}</b>　
        {t('shortcutsText')}
      </p>
    </section>
  );
}

/** By `code`, so that Alt on a Mac, which types other characters, works too. Never while a dialog asks. */
function useDecisionKeys(
  decide: (verb: DecisionVerb) => Promise<void>,
  toOpinion: () => void,
): void {
  const latest = useRef({ decide, toOpinion });
  useEffect(() => {
    latest.current = { decide, toOpinion };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (document.querySelector('dialog[open]') !== null) return;
      const act =
        event.ctrlKey && event.key === 'Enter'
          ? () => latest.current.decide('approve')
          : event.altKey && event.code === 'KeyR'
            ? () => latest.current.decide('return')
            : event.altKey && event.code === 'KeyJ'
              ? () => latest.current.decide('reject')
              : event.altKey && event.code === 'KeyO'
                ? () => {
                    latest.current.toOpinion();
                  }
                : null;
      if (act === null) return;
      event.preventDefault();
      void act();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
