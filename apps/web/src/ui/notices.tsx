import {
  CheckCircleFilled,
  CloseCircleFilled,
  CloseOutlined,
  InfoCircleFilled,
} from '@ant-design/icons';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useLocation } from 'react-router';
import { create } from 'zustand';
import { useTexts } from '../i18n/texts';
import { useNoticeHost } from './notice-host';
import { UI_TEXTS } from './ui.texts';

type NoticeTone = 'success' | 'error' | 'info';
interface Notice {
  id: number;
  /** Of an event that is over, whether the reader was told: it goes when he goes on. */
  passes: boolean;
  tone: NoticeTone;
  text: () => string;
  act?: NoticeAct;
}

/** What can be done about it, from the notice itself. */
export interface NoticeAct {
  readonly is: 'undo' | 'retry';
  run(): void;
}

const useNotices = create<{ notices: Notice[] }>(() => ({ notices: [] }));
let lastId = 0;
const SHOWN_MS = 6000;

/**
 * A short word at the top of the page, read out and gone by itself; errors stay until closed. The text is asked for when it
 * is shown, so that it follows the language.
 */
export function notify(tone: NoticeTone, text: () => string, act?: NoticeAct): void {
  const id = add({ tone, text, passes: tone !== 'error', ...(act === undefined ? {} : { act }) });
  if (tone !== 'error')
    setTimeout(
      () => {
        drop(id);
      },
      act === undefined ? SHOWN_MS : SHOWN_MS * 2,
    );
}

/** A word that stays for as long as it is true, or until it is closed. Answers what takes it back. */
export function notifyWhile(text: () => string): () => void {
  const id = add({ tone: 'info', text, passes: false });
  return () => {
    drop(id);
  };
}

function add(notice: Omit<Notice, 'id'>): number {
  lastId += 1;
  const id = lastId;
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-3), { id, ...notice }] }));
  return id;
}

/** Takes back what a newer event has made untrue, such as an offer to undo. */
export function clearNotices(): void {
  useNotices.setState({ notices: [] });
}

/** What was said before the reader's last key or click, and not of an error. */
function dropSeen(): void {
  useNotices.setState(({ notices }) => ({
    notices: notices.filter(({ id, passes }) => !passes || id > seenId),
  }));
}

let seenId = 0;
for (const gesture of ['pointerdown', 'keydown'])
  window.addEventListener(
    gesture,
    () => {
      seenId = lastId;
    },
    { capture: true },
  );

/** A page or a dialog that the reader goes on to begins without what was said of the one before. */
function useDropsSeen(host: HTMLElement | null): void {
  const { pathname, search } = useLocation();
  useEffect(dropSeen, [pathname, search, host]);
}

function drop(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

const ICONS = { success: CheckCircleFilled, error: CloseCircleFilled, info: InfoCircleFilled };

export function Notices() {
  const t = useTexts(UI_TEXTS);
  const notices = useNotices((state) => state.notices);
  const host = useNoticeHost();
  useDropsSeen(host);
  const shown = (
    <div className="notices" role="status" aria-live="polite" aria-label={t('notices')}>
      {notices.map(({ id, tone, text, act }) => {
        const Icon = ICONS[tone];
        return (
          <div key={id} className={`notice ${tone}`}>
            <Icon aria-hidden />
            <span>{text()}</span>
            {act === undefined ? null : (
              <button
                type="button"
                className="text-button"
                onClick={() => {
                  drop(id);
                  act.run();
                }}
              >
                {t(act.is)}
              </button>
            )}
            <button
              type="button"
              className="icon-button"
              aria-label={t('close')}
              onClick={() => {
                drop(id);
              }}
            >
              <CloseOutlined aria-hidden />
            </button>
          </div>
        );
      })}
    </div>
  );
  return host === null ? shown : createPortal(shown, host);
}
