"""Logging in and out, passwords and the second step; of allauth's pages only these: a beheerder makes the accounts."""

from allauth.account import views
from allauth.mfa.base import views as stap
from allauth.mfa.recovery_codes import views as herstelcodes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import path, re_path

from . import views as eigen

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    # allauth's login page asks for this address; it says that signing up is closed.
    path("signup/", views.signup, name="account_signup"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/set/", views.password_set, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("veiligheid/", eigen.veiligheid, name="veiligheid"),
    # Where allauth goes back to after a change.
    path("veiligheid/", eigen.veiligheid, name="mfa_index"),
    path("veiligheid/", eigen.veiligheid, name="mfa_list_webauthn"),
    path("veiligheid/elders-uitloggen/", eigen.log_uit_elders, name="log_uit_elders"),
    path("code/", stap.authenticate, name="mfa_authenticate"),
    path("code/reauthenticate/", stap.reauthenticate, name="mfa_reauthenticate"),
    path("app/activate/", app.activate_totp, name="mfa_activate_totp"),
    path("app/deactivate/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("passkey/add/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("passkey/reauthenticate/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkey/<int:pk>/edit/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkey/<int:pk>/remove/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("herstelcodes/", herstelcodes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("herstelcodes/generate/", herstelcodes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("herstelcodes/download/", herstelcodes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
