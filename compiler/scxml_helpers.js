/* What an exported document reckons with. Each function stands alone, blank lines between; only those used are written. */

/* A set of values with one more, or without it where it is empty. */
function put(values, name, value) {
  var found = Object.assign({}, values);
  if (value == null) delete found[name]; else found[name] = value;
  return found;
}

/* A value of the set's own: for the few names that every object has. */
function own(values, name) {
  return values != null && Object.prototype.hasOwnProperty.call(values, name) ? values[name] : null;
}

/* How often a state was reached. */
function times(counts, state) {
  return own(counts, state) || 0;
}

/* A value that may not be empty. */
function need(value) {
  if (value == null) throw new Error("a value is empty");
  return value;
}

/* Arguments or results by name; those listed may not be empty. */
function given(values, needed) {
  needed.forEach(function (name) { need(values[name]); });
  var found = {};
  Object.keys(values).forEach(function (name) { found[name] = values[name] == null ? null : values[name]; });
  return found;
}

/* What of them is not empty. */
function filled(values) {
  var found = {};
  Object.keys(values).forEach(function (name) { if (values[name] != null) found[name] = values[name]; });
  return found;
}

/* A number, however it is kept. */
function num(value) {
  return value == null ? null : Number(value);
}

/* The result of reckoning, to fifteen digits, within what a number may be. */
function reckoned(value) {
  if (!isFinite(value) || Math.abs(value) > 1e18) throw new Error("a number beyond its limit");
  return Number(value.toPrecision(15));
}

/* One number over another. */
function over(one, other) {
  if (need(other) === 0) throw new Error("division by zero");
  return need(one) / other;
}

/* Microseconds from one day to another. */
function daysBetween(one, other) {
  return (Date.parse(need(one)) - Date.parse(need(other))) * 1000;
}

/* The day so many microseconds later. */
function dayAfter(day, length) {
  var days = Math.floor(need(length) / 86400000000);
  return new Date(Date.parse(need(day)) + days * 86400000).toISOString().slice(0, 10);
}

/* Whether two values are there and the same. */
function same(one, other) {
  return one != null && other != null && JSON.stringify(one) === JSON.stringify(other);
}

/* Whether two values are there and not the same. */
function differ(one, other) {
  return one != null && other != null && JSON.stringify(one) !== JSON.stringify(other);
}

/* Whether the first comes before the second. */
function less(one, other) {
  return one != null && other != null && one < other;
}

/* Whether the first comes before the second or is the same. */
function atMost(one, other) {
  return one != null && other != null && one <= other;
}

/* Whether a text or list holds something. */
function holds(whole, part) {
  return whole != null && part != null && whole.indexOf(part) >= 0;
}

/* Whether a text begins so. */
function begins(whole, part) {
  return whole != null && part != null && whole.slice(0, part.length) === part;
}

/* What is said in a language on a medium; `*` stands for every language. */
function pick(variants, language, medium) {
  var found = [language + "/" + medium, language, "*/" + medium, "*"].filter(function (key) { return variants[key]; });
  if (!found.length) throw new Error("nothing to say in this language");
  var parts = variants[found[0]];
  parts.forEach(function (part) { if ("value" in part) need(part.value); });
  return parts;
}

/* What a calendar says at an instant (milliseconds since the epoch). */
function stateOf(calendar, at) {
  var offset = 0;
  calendar.offsets.forEach(function (one) { if (one[0] <= at) offset = one[1]; });
  var wall = new Date(at + offset * 60000);
  var day = wall.toISOString().slice(0, 10), minute = wall.getUTCHours() * 60 + wall.getUTCMinutes();
  var states = calendar.dates[day];
  if (!states && calendar.holidays.indexOf(day) >= 0) return calendar.holiday;
  states = states || calendar.weekly[(wall.getUTCDay() + 6) % 7];
  for (var i = 0; i < states.length; i++)
    if (states[i][1].some(function (span) { return span[0] <= minute && minute < span[1]; })) return states[i][0];
  return calendar.otherwise;
}

/* Due instants, one of them changed: the own times of the flows, by how deep each is. */
function moved(due, depth, at) {
  var found = due.slice();
  while (found.length <= depth) found.push(null);
  found[depth] = at;
  return found;
}

/* Due instants, all so much later. */
function later(due, length) {
  return due.map(function (one) { return one == null ? null : one + length; });
}

/* The outermost flow whose own time is up, or null. */
function overdue(due, at) {
  for (var depth = 0; depth < due.length; depth++) if (due[depth] != null && due[depth] <= at) return depth;
  return null;
}

/* Whether a number may be called. */
function mayCall(number, gate) {
  function beginsWith(prefixes) {
    return prefixes.some(function (one) { return one && number.slice(0, one.length) === one; });
  }
  if (typeof number !== "string" || !/^\+[1-9][0-9]{6,14}$/.test(number)) return false;
  return !beginsWith(gate.never) && !/^\+1[0-9]{3}976/.test(number) && !beginsWith(gate.refuse) && beginsWith(gate.allow);
}

/* The number, where it may be called. */
function called(number, gate) {
  if (!mayCall(number, gate)) throw new Error("this number may not be called");
  return number;
}

/* What keys typed one by one come to: an exit and what is left over, or how long to wait for a further key. */
function feed(asked, before, fresh) {
  var typed = before, found = null;
  for (var i = 0; i < fresh.length; i++) {
    typed += fresh[i];
    found = judge(asked, typed, false);
    if (!found.wait) return answered(found, typed, fresh.slice(i + 1));
  }
  return { wait: found.wait, keys: typed };
}

/* What the keys typed come to when no further one came. */
function timeUp(asked, typed) {
  return answered(typed ? judge(asked, typed, true) : { exit: "no match" }, typed, "");
}

/* An answer, with the keys that are kept for the next question. */
function answered(found, typed, rest) {
  if (found.used === undefined) return { exit: found.exit, keys: "" };
  var keys = typed.slice(found.used) + rest;
  var hash = found.value !== undefined && /[0-9]$/.test(typed) && !keys;
  return { exit: found.exit, value: found.value, keys: keys, hash: hash };
}

/* What keys mean to a question. */
function judge(asked, typed, isLate) {
  if (!asked.form) return choose(asked.keys, typed, isLate);
  var found = gather(asked, typed, isLate), option = own(asked.keys, typed);
  return found.exit === "no match" && option ? { exit: option, used: typed.length } : found;
}

/* What keys mean to a menu: the longest option that fits. */
function choose(keys, typed, isLate) {
  var goesOn = Object.keys(keys).some(function (one) {
    return one.length > typed.length && one.slice(0, typed.length) === typed;
  });
  if (goesOn && !isLate) return { wait: BETWEEN_KEYS };
  for (var used = typed.length; used > 0; used--) {
    var option = own(keys, typed.slice(0, used));
    if (option) return { exit: option, used: used + (typed.slice(used) === "#" ? 1 : 0) };
  }
  return { exit: "no match" };
}

/* What keys mean where a value is collected. */
function gather(asked, typed, isLate) {
  var before = typed.slice(0, -1), form = asked.form;
  function fits(pattern, keys) { return new RegExp("^(?:" + pattern + ")$").test(keys); }
  function read(keys, used) {
    var value = fits(form.wholly, keys) ? readKeys(form.base, keys) : null;
    return value == null ? { exit: "no match" } : { exit: "collected", value: value, used: used };
  }
  if (typed.slice(-1) === (asked.ends || "#")) return read(before, typed.length);
  if (!fits(form.partly, typed))
    return asked.ends && fits(form.finally, before) ? read(before, before.length) : { exit: "no match" };
  if (isLate) return read(typed, typed.length);
  var isFinal = fits(form.finally, typed), isWhole = fits(form.wholly, typed);
  if (isFinal && !asked.ends) return read(typed, typed.length);
  return { wait: isFinal || (isWhole && !asked.ends) ? AFTER_THE_LAST : BETWEEN_KEYS };
}

/* Keys as a value, or null where they are none. */
function readKeys(base, keys) {
  if (base === "number" || base === "amount")
    return /^[0-9]+$/.test(keys) ? Number(keys) : keys.replace(/\*$/, "").replace("*", ".");
  if (base === "date") return dayOf(keys.slice(4), keys.slice(2, 4), keys.slice(0, 2));
  if (base === "time") return clockOf(keys.slice(0, 2), keys.slice(2));
  if (base === "phone") return keys.slice(0, 2) === "00" ? "+" + keys.slice(2) : keys;
  return keys;
}

/* A day that there is, or null. */
function dayOf(year, month, day) {
  var found = new Date(Date.UTC(2000, 0, 1));
  found.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  var isRight = found.getUTCMonth() === Number(month) - 1 && found.getUTCDate() === Number(day) && Number(year) > 0;
  return isRight ? found.toISOString().slice(0, 10) : null;
}

/* A time of day that there is, or null. */
function clockOf(hour, minute) {
  if (Number(hour) > 23 || Number(minute || 0) > 59) return null;
  return ("0" + Number(hour)).slice(-2) + ":" + ("0" + Number(minute || 0)).slice(-2);
}

/* A text as it is compared. */
function normal(text) {
  var folded = text.slice(0, 2000).normalize("NFC").toLowerCase().replace(/ß/g, "ss").normalize("NFC");
  return folded.trim().split(/\s+/).join(" ").replace(/^[ .,;:!?¡¿"'«»()[\]-]+|[ .,;:!?¡¿"'«»()[\]-]+$/g, "");
}

/* The words alone, a blank before and after each. */
function bare(text) {
  var words = text.match(new RegExp("[\\p{L}\\p{N}]+", "gu")) || [];
  return [""].concat(words, [""]).join(" ");
}

/* What words mean to a question: an option, a value, or no match. */
function understand(asked, text, language) {
  var chosen = recognise(asked.options, text, language);
  if (chosen) return { exit: chosen, keys: "" };
  var value = asked.type ? readWords(asked.type, text, language) : null;
  return value == null ? { exit: "no match", keys: "" } : { exit: "collected", value: value, keys: "" };
}

/* The option that was meant: exactly so, else the only one whose words stand in the text. */
function recognise(options, text, language) {
  var said = normal(text), exactly = {}, phrases = [];
  if (!said) return null;
  options.forEach(function (option) {
    var known = option.words, words = known[language] || known[Object.keys(known)[0]] || [];
    words.map(normal).concat(option.typed).forEach(function (one) { if (!own(exactly, one)) exactly[one] = option.exit; });
    words.map(normal).map(bare).forEach(function (one) { if (one.trim()) phrases.push([one, option.exit]); });
  });
  if (own(exactly, said)) return exactly[said];
  var found = {};
  phrases.forEach(function (one) { if (bare(said).indexOf(one[0]) >= 0) found[one[1]] = true; });
  return Object.keys(found).length === 1 ? Object.keys(found)[0] : null;
}

/* The value that words say, or null. */
function readWords(type, text, language) {
  var words = text.slice(0, 2000).normalize("NFC").trim().split(/\s+/).join(" "), found;
  function isLong(value) { return type.low <= value.length && value.length <= type.high; }
  function digits() {
    var names = DIGITS[language] || DIGITS.en;
    var said = words.toLowerCase().split(" ").map(function (one) {
      return names.indexOf(one) >= 0 ? String(names.indexOf(one)) : one;
    }).join("").replace(/[-./]/g, "");
    return /^[0-9]+$/.test(said) && isLong(said) ? said : null;
  }
  if (!words) return null;
  switch (type.base) {
    case "text": return words;
    case "digits": return digits();
    case "code":
      found = words.replace(/[-./ ]/g, "");
      return /^[0-9A-Za-z]+$/.test(found) && isLong(found) ? found : digits();
    case "number": case "amount": return readNumber(words, language);
    case "date":
      found = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$/.exec(words);
      if (found) return dayOf(found[1], found[2], found[3]);
      found = /^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})$/.exec(words);
      return found ? dayOf(found[3], found[2], found[1]) : null;
    case "time":
      found = /^([0-9]{1,2})[:. h]?([0-9]{2})?$/.exec(words);
      return found ? clockOf(found[1], found[2]) : null;
    case "phone":
      found = words.replace(/[-./() ]/g, "").replace(/^00/, "+");
      return /^\+?[0-9]{5,15}$/.test(found) ? found : null;
    case "email":
      return /^[^\s@<>,;:"']{1,64}@[^\s@<>,;:"']{1,250}\.[^\s@<>,;:"']{2,}$/.test(words) ? words : null;
    case "choice":
      found = type.choices.filter(function (one) { return normal(one) === normal(words); });
      return found.length ? found[0] : null;
  }
  return null;
}

/* A number in words: English parts thousands by a comma, others by a point. */
function readNumber(words, language) {
  var figures = words.replace(/[^0-9.,+-]/g, ""), hasPoint = language === "en";
  if (!hasPoint && /^[+-]?[0-9]+\.[0-9]{1,2}$/.test(figures)) hasPoint = true;
  var plain = hasPoint ? figures.replace(/,/g, "") : figures.replace(/\./g, "").replace(/,/g, ".");
  if (!/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)$/.test(plain) || Math.abs(Number(plain)) > 1e18) return null;
  return Number(plain) % 1 === 0 ? Number(plain) : plain.replace(/^\+/, "");
}
