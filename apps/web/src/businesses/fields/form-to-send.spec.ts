import { describe, expect, it } from '@jest/globals';
import { formToSend } from './form-to-send';

const change = (name: string, after: string, isWrong = false) => ({ name, after, isWrong });

describe('the form that is sent', () => {
  it('says what is typed over what the hall has', () => {
    const { changes, held } = formToSend({
      saved: { phone: '13800000000', address: '旧址' },
      typed: new Set(['address']),
      changes: [change('phone', '13800000000'), change('address', '新址')],
      begunOn: { address: '旧址' },
    });
    expect(changes).toEqual({ phone: '13800000000', address: '新址' });
    expect([...held]).toEqual([]);
  });

  it('keeps what another page saved in a field nobody typed in here, drawn or not', () => {
    const { changes } = formToSend({
      saved: { phone: '13911111111', address: '旧址', postcode: '471000' },
      typed: new Set(['address']),
      changes: [change('phone', '13800000000'), change('address', '新址')],
      begunOn: { address: '旧址' },
    });
    expect(changes).toEqual({ phone: '13911111111', address: '新址', postcode: '471000' });
  });

  it('holds what was typed in a field that was saved elsewhere meanwhile, until somebody has seen it', () => {
    const page = {
      saved: { address: '他址' },
      typed: new Set(['address']),
      changes: [change('address', '新址')],
    };
    const unseen = formToSend({ ...page, begunOn: { address: '旧址' } });
    expect([unseen.changes, [...unseen.held]]).toEqual([{ address: '他址' }, ['address']]);
    const seen = formToSend({ ...page, begunOn: { address: '他址' } });
    expect([seen.changes, [...seen.held]]).toEqual([{ address: '新址' }, []]);
  });

  it('says the same as the other page without asking', () => {
    const { changes, held } = formToSend({
      saved: { address: '新址' },
      typed: new Set(['address']),
      changes: [change('address', '新址')],
      begunOn: { address: '旧址' },
    });
    expect([changes, [...held]]).toEqual([{ address: '新址' }, []]);
  });

  it('never brings back what its own last save replaced, though the page still shows it', () => {
    const { changes, held, kept } = formToSend({
      saved: { phone: '13911111111' },
      typed: new Set(['phone']),
      changes: [change('phone', '139', true)],
      begunOn: { phone: '13911111111' },
    });
    expect([changes, [...held], kept]).toEqual([{}, ['phone'], {}]);
  });

  it('keeps another page’s value under one that is wrong here, and wipes what is taken out', () => {
    const { changes, kept } = formToSend({
      saved: { phone: '13911111111', address: '旧址' },
      typed: new Set(['phone', 'address']),
      changes: [change('phone', '139', true)],
      begunOn: { phone: '13800000000', address: '旧址' },
    });
    expect([changes, kept]).toEqual([{ phone: '13911111111' }, { phone: '13911111111' }]);
  });
});
