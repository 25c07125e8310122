import { Fragment, jsx as reactJsx, jsxs as reactJsxs } from 'react/jsx-runtime';
import { textsApart } from '#apps/web/src/text-apart/texts-apart';

export type { JSX } from 'react';
export { Fragment };

type Create = typeof reactJsx;

/** What stands in a page as text is never a bare neighbour of elements: see texts-apart. */
export const jsx: Create = (type, props, key) => reactJsx(type, textsApart(type, props), key);
export const jsxs: Create = (type, props, key) => reactJsxs(type, textsApart(type, props), key);
