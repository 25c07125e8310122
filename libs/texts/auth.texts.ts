import type { Texts } from '#libs/texts/text';

/** Sign-in, keys, passwords and sessions. */
export const AUTH_TEXTS = {
  SIGNED_OUT: {
    zh: '您已退出或登录已超时，请重新登录',
    en: 'You are signed out or timed out; please sign in again',
  },
  SIGN_IN_REFUSED: {
    zh: '登录信息不正确，请核对账号、登录名称、密码或验证码',
    en: 'Sign-in failed; check account, login name, password or code',
  },
  SIGN_IN_DELAYED: {
    zh: '登录失败次数过多，请在{seconds}秒后再试',
    en: 'Too many failures; try again in {seconds} seconds',
  },
  ORIGIN_REFUSED: {
    zh: '请求来自未被允许的网站',
    en: 'The request comes from a site that is not allowed',
  },
  CSRF_REFUSED: {
    zh: '页面已失效，请刷新后重试',
    en: 'The page is out of date; refresh and try again',
  },
  SESSION_NOT_FOUND: { zh: '没有找到这个登录', en: 'No such session' },
  UKEY_CERTIFICATE_UNREADABLE: {
    zh: 'UKey证书无法读取',
    en: 'The UKey certificate cannot be read',
  },
  UKEY_ALGORITHM_UNSUPPORTED: {
    zh: 'UKey的密码算法暂不支持',
    en: 'The algorithm of the UKey is not supported',
  },
  UKEY_SIGNATURE_WRONG: {
    zh: 'UKey签名验证未通过，请重新登录',
    en: 'The signature of the UKey is wrong; sign in again',
  },
  UKEY_NOT_TRUSTED: {
    zh: 'UKey证书不是由受信任的机构签发',
    en: 'The UKey certificate was not issued by a trusted authority',
  },
  UKEY_NOT_YET_VALID: { zh: 'UKey证书尚未生效', en: 'The UKey certificate is not valid yet' },
  UKEY_EXPIRED: {
    zh: 'UKey证书已过期，请到中心办理更新',
    en: 'The UKey certificate has expired; have it renewed at the centre',
  },
  UKEY_REVOKED: {
    zh: 'UKey证书已被吊销，请与中心联系',
    en: 'The UKey certificate has been revoked; contact the centre',
  },
  UKEY_REVOCATION_UNKNOWN: {
    zh: '暂时无法确认UKey证书是否有效，请稍后再试',
    en: 'The validity of the UKey cannot be confirmed now; try again later',
  },
  UKEY_NOT_OF_UNIT: {
    zh: 'UKey与所填的单位账号不符',
    en: 'The UKey does not belong to the unit account given',
  },
  UKEY_CHALLENGE_USED: {
    zh: '本次登录请求已失效，请重新登录',
    en: 'This sign-in request is spent; sign in again',
  },
  UKEY_CHALLENGE_EXPIRED: {
    zh: '登录超时（60秒），请重新登录',
    en: 'Sign-in took over 60 seconds; sign in again',
  },
  UKEY_OTHER_BROWSER: {
    zh: '登录请求不是由这个浏览器发起的',
    en: 'The sign-in was begun in another browser',
  },
  UKEY_OTHER_ORIGIN: { zh: '登录请求来自其他网站', en: 'The sign-in comes from another site' },
  PASSWORD_WRONG: { zh: '原密码不正确', en: 'The present password is wrong' },
  PASSWORD_TOO_SHORT: {
    zh: '密码至少{min}个字符',
    en: 'The password needs at least {min} characters',
  },
  PASSWORD_TOO_LONG: {
    zh: '密码不能超过{max}个字符',
    en: 'The password may not exceed {max} characters',
  },
  PASSWORD_TOO_UNIFORM: {
    zh: '密码须包含大写字母、小写字母、数字、符号中的至少{kinds}种',
    en: 'The password needs {kinds} of: capitals, small letters, digits, symbols',
  },
  PASSWORD_CONTAINS_NAME: {
    zh: '密码不能包含登录名称或单位账号',
    en: 'The password may not contain the login name or the unit account',
  },
  PASSWORD_COMMON: {
    zh: '这个密码太常见，容易被猜到，请换一个',
    en: 'This password is a common one and easily guessed; choose another',
  },
  PASSWORD_UNCHANGED: {
    zh: '新密码不能与原密码相同',
    en: 'The new password must differ from the present one',
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    zh: '缺少请求号（Idempotency-Key），请刷新页面后重试',
    en: 'Idempotency-Key (8 to 64 letters, digits, - or _) is required',
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: '同一请求号不能用于不同内容',
    en: 'The same Idempotency-Key was used with other content',
  },
  IDEMPOTENCY_UNDER_WAY: {
    zh: '同样的请求仍在处理，请稍后再试',
    en: 'The same request is still under way; try again shortly',
  },
  IDEMPOTENCY_ANSWER_GONE: {
    zh: '这项操作已经完成，请刷新页面查看结果',
    en: 'This was done already; reload the page to see the result',
  },
} as const satisfies Texts;
