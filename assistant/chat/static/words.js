// The words of the scripts, as words.py has them.
export const words = JSON.parse(document.getElementById("words").textContent);

// say("还有 {n} 项", {n: 3})
export const say = (sentence, values = {}) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
