const shapes: RegExp[] = [
  /\{\{[^}\n]{0,80}\}\}|\$\{[A-Z_]{3,40}\}|<%[^%\n]{1,80}%>/,
  /\[(?:(?:insert|enter|your|name of|company|organization|client|date|title|address|position|system|csp|agency|assessor|3pao)\b[^\]\n]{0,80})\](?!\()/i,
  /<(?:insert|enter|your|company|organization|name|date|system)\b[^>\n]{0,80}>/i,
  /\bTB[DC]\b|\bTODO\b|\bXXX+\b|_{5,}|\blorem ipsum\b|to be (?:determined|completed|provided)\b/i,
  /^\W{0,4}describe (?:how|the|this|what|here)\b|\b(?:description|details|text) (?:here|goes here)\b|^\W{0,4}(?:enter|insert) (?:the|your|a)\b/i,
]

/** True when the text still holds a blank or an instruction of the template it came from. */
export const isPlaceholder = (text: string) => shapes.some((shape) => shape.test(text))
