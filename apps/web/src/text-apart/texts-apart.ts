import { createElement, Fragment, type ReactNode } from 'react';

/** These hold text and nothing else. */
const TEXT_ONLY: ReadonlySet<unknown> = new Set(['option', 'title', 'textarea', 'text', 'tspan']);

type Props = { children?: ReactNode };

/**
 * Programs that translate a page put elements of their own in the place of its texts. A text that stands alone in its
 * element is then simply written anew; one beside elements is looked for in vain, and the page breaks or goes on showing
 * what was true before. So each text beside others gets an element of its own, in every place that writes JSX.
 */
export function textsApart<P>(type: unknown, props: P): P {
  const { children } = props as Props;
  if (Array.isArray(children)) {
    const several = children as readonly ReactNode[];
    const texts = several.every((one) => isText(one) || isNothing(one));
    if (texts) return { ...props, children: several.filter(isText).join('') };
    if (TEXT_ONLY.has(type) || !several.some(isWord)) return props;
    return { ...props, children: several.map((one) => (isWord(one) ? apart(one) : one)) };
  }
  return type === Fragment && isWord(children) ? { ...props, children: apart(children) } : props;
}

function apart(text: string | number): ReactNode {
  return createElement('hall-text', null, text);
}

function isText(one: ReactNode): one is string | number {
  return typeof one === 'string' || typeof one === 'number';
}

function isNothing(one: ReactNode): boolean {
  return one === null || one === undefined || typeof one === 'boolean';
}

/** Blanks between elements are translated by nobody, and in a flexible row they must be no item. */
function isWord(one: ReactNode): one is string | number {
  return isText(one) && String(one).trim() !== '';
}
