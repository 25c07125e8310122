import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSigns, type Signs } from '../../i18n/signs';
import { useTexts, type Translate } from '../../i18n/texts';
import { confirmFinal } from '../../ui/confirm';
import { notify } from '../../ui/notices';
import {
  everybody,
  isWhole,
  markedCount,
  NOBODY,
  rowsMarked,
  useMarked,
  type Among,
  type Marked,
} from './deletion';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

const NAMED_MAX = 5;

/** 删除: first marks whom, apart from the ticks that mean 'submit'; then says whom, and asks. */
export function DeleteBar({ register }: { register: Register }) {
  const t = useTexts(REGISTER_TEXTS);
  const signs = useSigns();
  const marked = useMarked(register.deletion);
  const { view, settled, page = { total: 0, shown: 0 } } = register;
  const begin = (): void => {
    register.deletion.setState(NOBODY, true);
  };
  const end = (): void => {
    register.deletion.setState(null, true);
  };
  if (marked === null)
    return (
      <Button danger icon={<DeleteOutlined aria-hidden />} onClick={begin}>
        {t('delete')}
      </Button>
    );
  const n = markedCount(marked, page);
  const remove = async (): Promise<void> => {
    if (n === 0) {
      notify('info', () => t('deleteNothing'));
      return;
    }
    const question = { title: t('deleteTitle'), text: whomOf(marked, n, t, signs), danger: true };
    if (!(await confirmFinal({ ...question, confirmText: t('deleteMarked', { n }) }))) return;
    if (!(await register.remove(rowsMarked(marked, page)))) return;
    end();
    notify('success', () => t('deleted', { n }));
  };
  return (
    <>
      <Button
        danger
        icon={<DeleteOutlined aria-hidden />}
        disabled={!settled}
        onClick={() => void remove()}
      >
        {t('deleteMarked', { n })}
      </Button>
      <Button
        disabled={!settled}
        onClick={() => {
          register.deletion.setState(everybody(view), true);
        }}
      >
        {isWhole(view) ? t('markAll', { n: page.total }) : t('markShown', { n: page.shown })}
      </Button>
      <Button onClick={end}>{t('deleteNot')}</Button>
    </>
  );
}

type T = Translate<keyof (typeof REGISTER_TEXTS)['entries']>;

function whomOf({ all, among, named }: Marked, n: number, t: T, signs: Signs): string {
  const whom = Object.values(named);
  const kept = whom.length;
  const names = signs.list(whom.slice(0, NAMED_MAX));
  if (!all) return t(n > NAMED_MAX ? 'deleteSome' : 'deleteThese', { names, n });
  if (isWhole(among))
    return kept === 0 ? t('deleteAll', { n }) : t('deleteAllBut', { names, n, kept });
  const what = wordsOf(among, t, signs);
  return kept === 0 ? t('deleteShown', { n, what }) : t('deleteShownBut', { names, n, kept, what });
}

/** What was searched for, as the page says it. */
function wordsOf({ only, q }: Among, t: T, signs: Signs): string {
  const filters = { findings: t('onlyFindings'), notes: t('onlyNotes'), chosen: t('onlyChosen') };
  const words = only in filters ? [filters[only as keyof typeof filters]] : [];
  return signs.list([...words, ...(q === '' ? [] : [t('searched', { q })])]);
}
