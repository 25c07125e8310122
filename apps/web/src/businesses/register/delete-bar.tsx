import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTexts, type Translate } from '../../i18n/texts';
import { confirmFinal } from '../../ui/confirm';
import { notify } from '../../ui/notices';
import { EVERYBODY, markedCount, NOBODY, rowsMarked, useMarked, type Marked } from './deletion';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

const NAMED_MAX = 5;

/** 删除: first marks whom, apart from the ticks that mean 'submit'; then says whom, and asks. */
export function DeleteBar({ register }: { register: Register }) {
  const t = useTexts(REGISTER_TEXTS);
  const marked = useMarked(register.deletion);
  const total = register.page?.total ?? 0;
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
  const n = markedCount(marked, total);
  const remove = async (): Promise<void> => {
    if (n === 0) {
      notify('info', t('deleteNothing'));
      return;
    }
    const question = { title: t('deleteTitle'), text: whomOf(marked, n, t), danger: true };
    if (!(await confirmFinal({ ...question, confirmText: t('deleteMarked', { n }) }))) return;
    if (!(await register.remove(rowsMarked(marked)))) return;
    end();
    notify('success', t('deleted', { n }));
  };
  return (
    <>
      <Button danger icon={<DeleteOutlined aria-hidden />} onClick={() => void remove()}>
        {t('deleteMarked', { n })}
      </Button>
      <Button
        onClick={() => {
          register.deletion.setState(EVERYBODY, true);
        }}
      >
        {t('markAll', { n: total })}
      </Button>
      <Button onClick={end}>{t('deleteNot')}</Button>
    </>
  );
}

function whomOf(
  marked: Marked,
  n: number,
  t: Translate<keyof (typeof REGISTER_TEXTS)['entries']>,
): string {
  const named = Object.values(marked.named);
  if (marked.all && named.length === 0) return t('deleteAll', { n });
  const names = named.slice(0, NAMED_MAX).join(t('and'));
  if (marked.all) return t('deleteAllBut', { names, n, kept: named.length });
  return t(n > NAMED_MAX ? 'deleteSome' : 'deleteThese', { names, n });
}
