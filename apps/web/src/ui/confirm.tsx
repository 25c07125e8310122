import { Button } from 'antd';
import { create } from 'zustand';
import { useTexts } from '../i18n/texts';
import { Dialog } from './dialog';
import { UI_TEXTS } from './ui.texts';

interface Question {
  title: string;
  text: string;
  confirmText?: string;
  danger?: boolean;
}
interface Asked extends Question {
  answer: (yes: boolean) => void;
}

const useAsked = create<{ asked: Asked | null }>(() => ({ asked: null }));

/** Asks before what cannot be undone, and only then; for the rest, do it and offer 撤销 by `notify`. */
export function confirmFinal(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    useAsked.setState({
      asked: {
        ...question,
        answer: (yes) => {
          useAsked.setState({ asked: null });
          resolve(yes);
        },
      },
    });
  });
}

export function ConfirmDialog() {
  const t = useTexts(UI_TEXTS);
  const asked = useAsked((state) => state.asked);
  return (
    <Dialog
      open={asked !== null}
      title={asked?.title ?? ''}
      onClose={() => {
        asked?.answer(false);
      }}
      footer={
        <>
          <Button
            onClick={() => {
              asked?.answer(false);
            }}
          >
            {t('cancel')}
          </Button>
          <Button
            danger={asked?.danger === true}
            type={asked?.danger === true ? 'default' : 'primary'}
            onClick={() => {
              asked?.answer(true);
            }}
          >
            {asked?.confirmText ?? t('confirm')}
          </Button>
        </>
      }
    >
      <p>{asked?.text}</p>
    </Dialog>
  );
}
