/** Seconds since 1970 of the time read last. */
export let seconds: u32 = 0
let dayAt: u64 = 0
let dayRest: u32 = 0
let daySeconds: u32 = 0

/** Two digits as a number; 100 or more when they are none. */
// @ts-ignore: decorator
@inline
function two(p: usize): u32 {
  const a = <u32>load<u8>(p) - 0x30
  const b = <u32>load<u8>(p + 1) - 0x30
  return a < 10 && b < 10 ? a * 10 + b : 100
}

/** Reads `2026-11-02T14:00:00Z`, 20 bytes, of a day that exists from 2000 to 2100; false for any other spelling. */
export function timeAt(p: usize): bool {
  if (load<u64>(p) != dayAt || load<u32>(p + 7) != dayRest) {
    if (!dayAtPlace(p)) return false
    dayAt = load<u64>(p)
    dayRest = load<u32>(p + 7)
  }
  const hour = two(p + 11)
  const minute = two(p + 14)
  const second = two(p + 17)
  if (hour > 23 || minute > 59 || second > 59) return false
  if (load<u8>(p + 13) != 0x3a || load<u8>(p + 16) != 0x3a || load<u8>(p + 19) != 0x5a) return false
  seconds = daySeconds + hour * 3600 + minute * 60 + second
  return true
}

function dayAtPlace(p: usize): bool {
  const century = two(p)
  const rest = two(p + 2)
  const month = two(p + 5)
  const day = two(p + 8)
  if (century > 99 || rest > 99 || month < 1 || month > 12 || day < 1) return false
  if (load<u8>(p + 4) != 0x2d || load<u8>(p + 7) != 0x2d || load<u8>(p + 10) != 0x54) return false
  const year = century * 100 + rest
  if (year < 2000 || year > 2100 || day > daysIn(year, month)) return false
  let days: u32 = 10957
  for (let y: u32 = 2000; y < year; y++) days += leap(y) ? 366 : 365
  for (let m: u32 = 1; m < month; m++) days += daysIn(year, m)
  daySeconds = (days + day - 1) * 86400
  return true
}

function leap(year: u32): bool {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

function daysIn(year: u32, month: u32): u32 {
  if (month == 2) return leap(year) ? 29 : 28
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
}
