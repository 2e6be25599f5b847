// Looking for what can be asked.

const field = document.getElementById("find");
const none = document.getElementById("none");
const jump = document.querySelector(".jump");
const skills = [...document.querySelectorAll(".skill")];
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
let opened = null; // what was open before anything was looked for

field.addEventListener("input", () => {
  const wanted = plain(field.value).split(/\s+/).filter(Boolean);
  if (wanted.length) opened ??= skills.filter((skill) => skill.open);
  let found = 0;
  for (const skill of skills) {
    const about = plain(skill.querySelector("h2").textContent);
    let shown = 0;
    for (const intent of skill.querySelectorAll(".intent")) {
      const text = `${about} ${plain(intent.textContent)}`;
      intent.hidden = !wanted.every((word) => text.includes(word));
      if (!intent.hidden) shown += 1;
    }
    skill.hidden = shown === 0;
    if (wanted.length) skill.open = shown > 0;
    else if (opened) skill.open = opened.includes(skill);
    found += shown;
  }
  if (!wanted.length) opened = null;
  jump.hidden = wanted.length > 0;
  none.textContent = found ? "" : none.dataset.none;
});

/** Open the skill that the address names, and go on from its heading. */
function openNamed() {
  const skill = skills.find((one) => `#${one.id}` === location.hash);
  if (!skill) return;
  skill.open = true;
  skill.querySelector("summary").focus({ preventScroll: true });
  skill.scrollIntoView();
}

jump.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  // The same link again changes no address, and so tells nobody.
  if (link && link.hash === location.hash) openNamed();
});
addEventListener("hashchange", openNamed);
openNamed();
