import {
  boxesDone,
  boxesInitiated,
  boxesMessages,
  boxesTodo,
  type BoxesMessagesData,
} from '../api/generated';
import type { BoxItem, BoxName } from './box-row';

type ReadBox = (
  asked: Pick<BoxesMessagesData, 'query'>,
) => Promise<{ items: BoxItem[]; next: string | null }>;

/** How each box is read, a page at a time. */
export const readBox: Readonly<Record<BoxName, ReadBox>> = {
  messages: boxesMessages,
  todo: boxesTodo,
  done: boxesDone,
  initiated: boxesInitiated,
};
