import type { Texts } from '#libs/texts/text';

/** What the platform refuses whatever the business: shapes, limits, sessions. */
export const PROBLEM_TEXTS = {
  MALFORMED_REQUEST: { zh: '请求内容无法识别', en: 'The request cannot be read' },
  NOT_FOUND: { zh: '没有找到您要的内容', en: 'Nothing is found here' },
  METHOD_NOT_ALLOWED: {
    zh: '此地址只接受{methods}',
    en: 'This address takes {methods} only',
  },
  NOT_ALLOWED: { zh: '您没有进行这项操作的权限', en: 'Your role does not include this' },
  NOT_ACCEPTABLE: { zh: '不支持所要求的格式', en: 'The format asked for is not offered' },
  BODY_TOO_LARGE: { zh: '提交的内容过大', en: 'The content sent is too large' },
  CONTENT_TYPE_REFUSED: { zh: '不支持这种内容类型', en: 'This content type is not accepted' },
  TOO_MANY_REQUESTS: { zh: '操作过于频繁，请稍后再试', en: 'Too many requests; try again later' },
  UNAVAILABLE: {
    zh: '服务暂时不可用，请稍后再试',
    en: 'Unavailable for the moment; try again later',
  },
  QUEUE_LONG: {
    zh: '正在处理的文件较多，请过{seconds}秒再上传',
    en: 'Many files are being dealt with; send yours again in {seconds} seconds',
  },
  UPLOADS_TOO_MANY: {
    zh: '本单位同时上传的文件不能超过{max}个，请稍后再试',
    en: 'At most {max} files at once; try again shortly',
  },
  BODY_TOO_SLOW: {
    zh: '上传太慢或已中断，请检查网络后重新上传',
    en: 'The upload was too slow; check the line and send it again',
  },
  BODY_BROKEN_OFF: { zh: '上传中断，请重新上传', en: 'The upload broke off; send it again' },
  UNFORESEEN: {
    zh: '系统出现问题，请稍后重试；如仍不成功，请向中心提供问题编号',
    en: 'Something went wrong; try again, or give the centre the correlation id',
  },
  CONTENT_DIGEST_REQUIRED: {
    zh: '缺少文件校验值（Content-Digest: sha-256）',
    en: 'Content-Digest with sha-256 is required',
  },
  CONTENT_DIGEST_WRONG: {
    zh: '文件在传输中发生变化，请重新上传',
    en: 'The file changed on its way; upload it again',
  },
  FILE_NAME_REQUIRED: { zh: '缺少文件名（X-File-Name）', en: 'X-File-Name is required' },
  BODY_TOO_DEEP: {
    zh: '请求内容嵌套过深（最多{max}层）',
    en: 'The content is nested too deeply (at most {max} levels)',
  },
  SHAPE_INVALID: { zh: '填写有误。{errors}', en: 'Please correct: {errorsEn}' },
  SHAPE_REQUIRED: { zh: '{field}：必填', en: '{fieldEn}: required' },
  SHAPE_NULL: {
    zh: '{field}：可以不传，但不能为null',
    en: '{fieldEn}: may be left out, but not null',
  },
  SHAPE_UNKNOWN_FIELD: {
    zh: '{field}：不接受这个项目',
    en: '{fieldEn}: no such field is accepted',
  },
  SHAPE_UNREADABLE: {
    zh: '{field}：含有无法显示的字符，请删除后重新输入',
    en: '{fieldEn}: has characters that cannot be shown; remove them',
  },
  SHAPE_OF_KIND: { zh: '{field}：应为{rule}', en: '{fieldEn}: {ruleEn} expected' },
  SHAPE_PAGE_MARK: {
    zh: '{field}：应为上一页返回的标记，请从第一页重新查看',
    en: '{fieldEn}: the mark given by the page before is expected',
  },
  SHAPE_TOO_SHORT: {
    zh: '{field}：至少{limit}个字符',
    en: '{fieldEn}: at least {limit} characters',
  },
  SHAPE_TOO_LONG: {
    zh: '{field}：不能超过{limit}个字符',
    en: '{fieldEn}: at most {limit} characters',
  },
  SHAPE_LENGTH: {
    zh: '{field}：长度应为{limit}',
    en: '{fieldEn}: a length of {limit} is expected',
  },
  SHAPE_TOO_MANY: { zh: '{field}：最多{limit}项', en: '{fieldEn}: at most {limit}' },
  SHAPE_TOO_SMALL: { zh: '{field}：不能小于{limit}', en: '{fieldEn}: not below {limit}' },
  SHAPE_TOO_LARGE: { zh: '{field}：不能大于{limit}', en: '{fieldEn}: not above {limit}' },
  SHAPE_NOT_TEXT: { zh: '{field}：应为文字', en: '{fieldEn}: text expected' },
  SHAPE_NOT_INTEGER: { zh: '{field}：应为整数', en: '{fieldEn}: a whole number expected' },
  SHAPE_NOT_NUMBER: { zh: '{field}：应为数字', en: '{fieldEn}: a number expected' },
  SHAPE_NOT_BOOLEAN: { zh: '{field}：应为true或false', en: '{fieldEn}: true or false expected' },
  SHAPE_NOT_LIST: { zh: '{field}：应为列表', en: '{fieldEn}: a list expected' },
  SHAPE_NOT_LISTED: { zh: '{field}：应为{limit}之一', en: '{fieldEn}: one of {limitEn} expected' },
  SHAPE_MALFORMED: { zh: '{field}：格式不正确', en: '{fieldEn}: malformed' },
} as const satisfies Texts;
