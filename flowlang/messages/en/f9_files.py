"""F990–F999: what is wrong with a centre's files themselves, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F990": Wording(
        title="`{path}` cannot be read: {reason}",
        cause="Without it, whatever else could be said of this centre might be wrong, so nothing else is.",
        hint="see that the file is there and that you may read it.",
    ),
    "F991": Wording(
        title="this text is not written in UTF-8",
        label="this is no character of UTF-8",
        cause="Every computer must read a text alike, so flows and catalogues are kept in UTF-8, the usual form.",
        hint="open the file in your editor and save it again with the encoding UTF-8.",
    ),
    "F992": Wording(
        title="`{path}` is larger than {most}",
        cause="A flow is a page or two; a file of this size is not one, or has been written by a program gone wrong.",
        hint="divide it into several files, one for each flow.",
    ),
    "F992.together": Wording(
        title="the flows of this centre are larger than {most} together",
        hint="take out of this folder what is no part of the centre.",
    ),
    "F993": Wording(
        title="this folder holds more than {most} files",
        cause="A centre has some flows and some sounds; a folder of this size holds other things as well.",
        hint="give the centre a folder of its own.",
    ),
    "F994": Wording(
        title="`{path}` lies more than {most} folders deep",
        cause="Files that lie so deep are not read, and a part of the centre may be missing.",
        hint="move it up, or out of the centre's folder.",
    ),
    "F995": Wording(
        title="`{path}` is a link to a folder or out of this one",
        cause="A centre is what stands in its folder: a link might bring in files that are not yours to show.",
        hint="put the file itself in its place.",
    ),
}
