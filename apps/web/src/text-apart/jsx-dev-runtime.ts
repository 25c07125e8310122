import { Fragment, jsxDEV as reactJsxDev } from 'react/jsx-dev-runtime';
import { textsApart } from '#apps/web/src/text-apart/texts-apart';

export type { JSX } from 'react';
export { Fragment };

export const jsxDEV: typeof reactJsxDev = (type, props, ...more) =>
  reactJsxDev(type, textsApart(type, props), ...more);
