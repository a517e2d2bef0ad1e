"""``release/readme.txt``: what the folder is, and how to check it with what is installed anyway.

    readme()        # bytes, the same for every release

In three languages, for whoever finds the folder on a stick. It promises nothing that the checks
do not prove.
"""

from __future__ import annotations

PATH = "readme.txt"

_TEXT = """\
This folder makes the site around it checkable: what belongs to it, and who signed that.

The easy way: zhiquan-mirror (in client/) checks everything and keeps a copy up to date:
    zhiquan-mirror verify FOLDER

With what is installed anyway. Go to the folder above this one, where index.html is:
    sha256sum --check --quiet release/SHA256SUMS
says nothing if every file is as the list has it. Whether the list is genuine, one of these says;
KEY stands for eight characters, as in the names of the files:
    ssh-keygen -Y verify -f release/keys/allowed_signers -I KEY -n zhiquan-release \\
        -s release/SHA256SUMS.KEY.sig < release/SHA256SUMS
    minisign -V -p release/keys/KEY.pub -x release/SHA256SUMS.KEY.minisig -m release/SHA256SUMS

What this proves: the holder of that key signed just these files. A release needs the keys of
several editors; check as many. What it does not prove: that release/keys holds the right keys
(whoever could change the site could change them too: compare them with a copy from elsewhere),
that this release is the newest, or that no other file was put beside the listed ones.

——

本文件夹用来核对它外面的网站：网站有哪些文件，由谁签名。

简便的办法：client/ 里的 zhiquan-mirror 会全部查一遍，还能让副本保持最新：
    zhiquan-mirror verify 文件夹

不装任何东西也能查。先进入上一层，也就是 index.html 所在的文件夹，再运行：
    sha256sum --check --quiet release/SHA256SUMS
没有任何输出，就说明每个文件都与清单一致。清单是不是真的，用下面任一条命令来查；
KEY 要换成文件名里的那八个字符：
    ssh-keygen -Y verify -f release/keys/allowed_signers -I KEY -n zhiquan-release \\
        -s release/SHA256SUMS.KEY.sig < release/SHA256SUMS
    minisign -V -p release/keys/KEY.pub -x release/SHA256SUMS.KEY.minisig -m release/SHA256SUMS

能证明的：持有这把钥匙的人，签的正是这些文件。一次发布要好几位编辑的钥匙，请多查几把。
不能证明的：release/keys 里的钥匙是真的（谁能改网站，也就能改钥匙，请与别处的副本对照）；
这是最新的一次发布；清单之外没有混进别的文件。

——

本資料夾用來核對它外面的網站：網站有哪些檔案，由誰簽名。

簡便的辦法：client/ 裡的 zhiquan-mirror 會全部查一遍，還能讓副本保持最新：
    zhiquan-mirror verify 資料夾

不裝任何東西也能查。先進入上一層，也就是 index.html 所在的資料夾，再執行：
    sha256sum --check --quiet release/SHA256SUMS
沒有任何輸出，就說明每個檔案都與清單一致。清單是不是真的，用下面任一條命令來查；
KEY 要換成檔名裡的那八個字元：
    ssh-keygen -Y verify -f release/keys/allowed_signers -I KEY -n zhiquan-release \\
        -s release/SHA256SUMS.KEY.sig < release/SHA256SUMS
    minisign -V -p release/keys/KEY.pub -x release/SHA256SUMS.KEY.minisig -m release/SHA256SUMS

能證明的：持有這把金鑰的人，簽的正是這些檔案。一次發布要好幾位編輯的金鑰，請多查幾把。
不能證明的：release/keys 裡的金鑰是真的（誰能改網站，也就能改金鑰，請與別處的副本對照）；
這是最新的一次發布；清單之外沒有混進別的檔案。
"""


def readme() -> bytes:
    """The text, with line ends that Windows shows too."""
    return _TEXT.replace("\n", "\r\n").encode("utf-8")
