import { useQuery } from '@tanstack/react-query';
import { tasksPhrases } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { DECISIONS, type DecisionVerb } from './decisions';
import { DESK_TEXTS } from './desk.texts';

interface PhraseListProps {
  /** What is being decided, where an opinion is asked for it: no other fits. */
  of: DecisionVerb | null;
  onChoose: (phrase: string) => void;
}

/** Opinions the centre often gives; a click puts one into the opinion, where it can be changed. */
export function PhraseList({ of, onChoose }: PhraseListProps) {
  const t = useTexts(DESK_TEXTS);
  const { data } = useQuery({
    queryKey: ['opinion-phrases'],
    queryFn: () => tasksPhrases(),
    staleTime: Infinity,
  });
  return (
    <ul className="phrases" aria-label={t('phrases')} tabIndex={0}>
      {DECISIONS.filter((verb) => of === null || verb === of)
        .flatMap((verb) => data?.[verb] ?? [])
        .map((phrase) => (
          <li key={phrase}>
            <button
              type="button"
              className="phrase"
              onClick={() => {
                onChoose(phrase);
              }}
            >
              {phrase}
            </button>
          </li>
        ))}
    </ul>
  );
}
