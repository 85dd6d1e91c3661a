// Renders /openapi.json as a plain page: every door, what it takes and what it gives.
"use strict";

function node(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function resolve(schema, all) {
  return schema && schema.$ref ? all[schema.$ref.split("/").pop()] || {} : schema || {};
}

function typeOf(schema, all) {
  if (schema.$ref) return schema.$ref.split("/").pop();
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.anyOf) return schema.anyOf.map((one) => typeOf(one, all)).join(" | ");
  if (schema.type === "array") return `[${typeOf(schema.items || {}, all)}]`;
  return schema.type || "任意";
}

function limitsOf(schema) {
  const limits = [];
  if (schema.minLength) limits.push(`至少 ${schema.minLength} 字`);
  if (schema.maxLength) limits.push(`至多 ${schema.maxLength} 字`);
  if (schema.maxItems) limits.push(`至多 ${schema.maxItems} 条`);
  if (schema.minimum !== undefined) limits.push(`最小 ${schema.minimum}`);
  if (schema.maximum !== undefined) limits.push(`最大 ${schema.maximum}`);
  if (schema.default !== undefined && schema.default !== null && schema.default.length !== 0) limits.push(`默认 ${schema.default}`);
  return limits.join("，");
}

function table(heads, rows) {
  const made = node("table");
  const head = made.createTHead().insertRow();
  heads.forEach((text) => head.append(node("th", text)));
  const body = made.createTBody();
  rows.forEach((cells) => {
    const row = body.insertRow();
    cells.forEach((text, column) => row.insertCell().append(column ? text : node("code", text)));
  });
  return made;
}

function fields(schema, all) {
  const required = new Set(schema.required || []);
  return Object.entries(schema.properties || {}).map(([name, field]) => [
    name, typeOf(field, all), [required.has(name) ? "必填" : "可省", limitsOf(field), field.description || ""].filter(Boolean).join("；"),
  ]);
}

// The first example of a schema, put together from its fields where it has none; null where nothing need be said.
function exampleOf(schema, all) {
  const whole = resolve(schema, all);
  if (whole.examples) return whole.examples[0];
  if (whole.type !== "object") return null;
  const required = new Set(whole.required || []);
  const fields = Object.entries(whole.properties || {}).filter(([name, field]) => required.has(name) || field.examples);
  return Object.fromEntries(fields.map(([name, field]) => [name, exampleOf(field, all)]));
}

function callOf(path, verb, operation, all) {
  const given = (one) => (one.examples || (one.schema || {}).examples || [])[0];
  const parameters = (operation.parameters || []).filter((one) => given(one) !== undefined);
  const filled = parameters.filter((one) => one.in === "path").reduce((text, one) => text.replace(`{${one.name}}`, encodeURIComponent(given(one))), path);
  const query = parameters.filter((one) => one.in === "query").map((one) => `${one.name}=${encodeURIComponent(given(one))}`).join("&");
  const body = operation.requestBody && exampleOf(operation.requestBody.content["application/json"].schema, all);
  const sent = body ? ` \\\n  -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'` : "";
  return `curl -s '${location.origin}${filled}${query ? `?${query}` : ""}'${sent}`;
}

function schemasUnder(schema, all, seen) {
  const refs = JSON.stringify(schema).match(/#\/components\/schemas\/[^"]+/g) || [];
  refs.map((ref) => ref.split("/").pop()).filter((name) => !seen.has(name)).forEach((name) => {
    seen.add(name);
    schemasUnder(all[name] || {}, all, seen);
  });
  return seen;
}

function door(path, verb, operation, all, used) {
  const made = node("section");
  const title = node("h3");
  title.append(node("span", verb.toUpperCase(), "verb"), node("code", path));
  made.append(title, node("p", operation.summary || "", "muted"));
  const parameters = (operation.parameters || []).map((one) => [one.name, typeOf(one.schema || {}, all), [one.required ? "必填" : "可省", limitsOf(one.schema || {})].filter(Boolean).join("；")]);
  if (parameters.length) made.append(table(["参数", "类型", "说明"], parameters));
  const body = operation.requestBody && operation.requestBody.content["application/json"];
  if (body) made.append(table(["请求体", "类型", "说明"], fields(resolve(body.schema, all), all)));
  made.append(node("pre", callOf(path, verb, operation, all)));
  const good = ((operation.responses["200"] || {}).content || {})["application/json"];
  if (good && good.schema) schemasUnder([good.schema, body ? body.schema : {}], all, used);
  return made;
}

function draw(description) {
  const all = (description.components || {}).schemas || {};
  const used = new Set();
  const doors = document.getElementById("doors");
  document.getElementById("about").textContent = description.info.description || "";
  doors.textContent = "";
  let tag = null;
  Object.entries(description.paths).forEach(([path, verbs]) => Object.entries(verbs).forEach(([verb, operation]) => {
    const name = (operation.tags || ["其他"])[0];
    if (name !== tag) doors.append(node("h2", (tag = name)));
    doors.append(door(path, verb, operation, all, used));
  }));
  doors.append(node("h2", "返回的对象"));
  [...used].filter((name) => (all[name] || {}).properties).forEach((name) => {
    doors.append(node("h3", name), table(["字段", "类型", "说明"], fields(all[name], all)));
  });
}

fetch("/openapi.json").then((answer) => answer.json()).then(draw).catch(() => {
  document.getElementById("doors").textContent = "没有读到接口说明；请刷新本页，仍不行请告诉管理员。";
});
