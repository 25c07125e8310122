import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { onKeys } from './keys';

/** The server counts no further. */
const COUNTED_MAX = 1_000;

export interface Tab<K extends string> {
  key: K;
  title: string;
  count?: number;
  urgent?: boolean;
}

interface TabsProps<K extends string> {
  id: string;
  label: string;
  tabs: readonly Tab<K>[];
  chosen: K;
  onChoose: (key: K) => void;
  children: ReactNode;
  extra?: ReactNode;
}

/** Tabs by the usual pattern: arrows move, the panel below belongs to the chosen one. */
export function Tabs<K extends string>({
  id,
  label,
  tabs,
  chosen,
  onChoose,
  children,
  extra,
}: TabsProps<K>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.key === chosen);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    onChoose(next.key);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <>
      <div className="tabs-line">
        <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeys(move)}>
          {tabs.map((tab) => (
            <button
              key={tab.key}
              type="button"
              role="tab"
              className="tab"
              data-tab={tab.key}
              id={`${id}-tab-${tab.key}`}
              aria-selected={tab.key === chosen}
              aria-controls={`${id}-panel`}
              tabIndex={tab.key === chosen ? 0 : -1}
              onClick={() => {
                onChoose(tab.key);
              }}
            >
              {tab.title}
              {tab.count === undefined || tab.count === 0 ? null : (
                <span className={tab.urgent === true ? 'count' : 'count quiet'}>
                  {tab.count >= COUNTED_MAX ? `${String(COUNTED_MAX)}+` : tab.count}
                </span>
              )}
            </button>
          ))}
        </div>
        {extra}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-tab-${chosen}`}>
        {children}
      </div>
    </>
  );
}
