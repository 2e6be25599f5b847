// Looking for what can be asked.

const field = document.getElementById("find");
const none = document.getElementById("none");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

field.addEventListener("input", () => {
  const wanted = plain(field.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const skill of document.querySelectorAll(".skill")) {
    const about = plain(skill.querySelector("h2").textContent);
    let shown = 0;
    for (const intent of skill.querySelectorAll(".intent")) {
      const text = `${about} ${plain(intent.textContent)}`;
      intent.hidden = !wanted.every((word) => text.includes(word));
      if (!intent.hidden) shown += 1;
    }
    skill.hidden = shown === 0;
    found += shown;
  }
  none.textContent = found ? "" : none.dataset.none;
});
