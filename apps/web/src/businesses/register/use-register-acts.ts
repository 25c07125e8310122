import {
  registersAdd,
  registersChange,
  registersChoose,
  registersRemove,
  computedAmountsTake,
  everybodyEnter,
  type AddRowRequest,
  type ChangeRowRequest,
  type DeleteRowsRequest,
  type OfferTakenDto,
  type RegisterRowDto,
  type RowEditedDto,
  type SubmissionDto,
} from '../../api/generated';
import { reasonOf } from '../../api/problem';
import { useServerText, useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import type { Draft } from '../steps/use-draft';
import type { PendingTicks } from './pending-ticks';
import { REGISTER_TEXTS } from './register.texts';
import type { Values } from './columns';

/** What can be done to the rows. */
export interface RegisterActs {
  /** Typed values by column key, with the account they are about where it is one. */
  add(values: Values, said: string): Promise<RowEditedDto>;
  /** Everybody the register may be about, with the same values. */
  addEverybody(values: Values, said: string): Promise<OfferTakenDto>;
  change(row: RegisterRowDto, changed: ChangedValues): Promise<void>;
  /** Whether it was done; what was not is said. */
  choose(which: number[] | 'all', chosen: boolean): Promise<boolean>;
  remove(which: DeleteRowsRequest): Promise<boolean>;
  /** Of every row, typed amounts become the computed ones. */
  takeComputed(): Promise<boolean>;
}

export interface ChangedValues {
  readonly values: Values;
  /** What was typed, as it is named when it could not be saved. */
  readonly said: string;
  /** Whether it is still to be saved, should the line be lost meanwhile. */
  wanted(): boolean;
}

interface After {
  reread(): Promise<void>;
  added(row: RegisterRowDto): void;
  removed(which: DeleteRowsRequest): void;
}

/** Every write goes by the draft, so that a stale page is told and nothing is overwritten. */
export function useRegisterActs(
  { businessNo }: SubmissionDto,
  { draft, ticks }: { draft: Draft; ticks: PendingTicks },
  after: After,
): RegisterActs {
  const path = { businessNo };
  const orSaid = useOrSaid();
  return {
    async add(values, typed) {
      // Which columns may be typed is the business's: the server refuses any other.
      const body = values as unknown as AddRowRequest;
      const edited = await draft.write((headers) => registersAdd({ path, headers, body }), {
        typed,
        isNew: true,
        wanted: () => true,
      });
      after.added(edited.row);
      await after.reread();
      return edited;
    },
    async addEverybody(values, typed) {
      const body = values as unknown as ChangeRowRequest;
      const entered = await draft.write((headers) => everybodyEnter({ path, headers, body }), {
        typed,
        isNew: true,
        wanted: () => true,
      });
      await after.reread();
      return entered;
    },
    async change({ rowNo, name }, { values, said, wanted }) {
      const body = values as unknown as ChangeRowRequest;
      await draft.write(
        (headers) => registersChange({ path: { businessNo, rowNo }, headers, body }),
        { typed: `${name} ${said}`, wanted },
      );
      await after.reread();
    },
    choose: (which, chosen) =>
      orSaid('chooseFailed', async () => {
        const body = which === 'all' ? { all: true, chosen } : { rowNos: which, chosen };
        await ticks.untilSaved({ which, chosen }, async () => {
          await draft.write((headers) => registersChoose({ path, headers, body }), {
            wanted: () => true,
          });
          await after.reread();
        });
      }),
    takeComputed: () =>
      orSaid('takeFailed', async () => {
        const body = { all: true };
        await draft.write((headers) => computedAmountsTake({ path, headers, body }));
        await after.reread();
      }),
    remove: (which) =>
      orSaid('removeFailed', async () => {
        await draft
          .write((headers) => registersRemove({ path, headers, body: which }))
          .catch(async (refused: unknown) => {
            // Perhaps other rows match by now: whoever is refused sees which.
            await after.reread();
            throw refused;
          });
        after.removed(which);
        await after.reread();
      }),
  };
}

/** A tick or a deletion leaves nothing typed behind that would tell of its failure: it is said. */
function useOrSaid() {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  return async (
    failed: 'chooseFailed' | 'removeFailed' | 'takeFailed',
    act: () => Promise<void>,
  ): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      notify('error', () => t(failed, { reason: server(reasonOf(error)) }));
      return false;
    }
  };
}
