#pragma once

#include <QCoreApplication>
#include <QTest>

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace retort::tests
{

/// Permissions do not bind root. A test of permissions that was started as root goes on as the user nobody, for good;
/// call it first in main(). It then reads no file of the source tree, which may lie where only root may look.
inline void becomeUnprivileged()
{
    if (geteuid() != 0)
        return;
    const passwd *nobody = getpwnam("nobody");
    if (!nobody || setgroups(0, nullptr) != 0 || setgid(nobody->pw_gid) != 0 || setuid(nobody->pw_uid) != 0)
        qFatal("cannot become the user nobody");
}

} // namespace retort::tests

/// QTEST_GUILESS_MAIN for tests of permissions.
#define RETORT_UNPRIVILEGED_TEST_MAIN(TestClass)                                                                       \
    int main(int argc, char **argv)                                                                                    \
    {                                                                                                                  \
        retort::tests::becomeUnprivileged();                                                                           \
        QCoreApplication application(argc, argv);                                                                      \
        TestClass test;                                                                                                \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
